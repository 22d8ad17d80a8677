"""Writes src/aws/model/tables/<service>.json from botocore's published service models.

    python3 tools/model/generate.py

Needs botocore (Apache-2.0; see NOTICE). The tables hold names, types and constraints; the prose
of the models is left behind. The operations whose shapes are kept are listed in operations.json:
to add one, put its name there and run this again. `names` always holds every operation of the
service, so that an unknown operation can be told from one that is not simulated. See
src/aws/model/README.md for the meaning of the short keys.
"""

import gzip
import json
import os
import sys

import botocore

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "..", "src", "aws", "model", "tables")
DATA = os.path.join(os.path.dirname(botocore.__file__), "data")
PRIMITIVES = {
    "string": "s",
    "character": "s",
    "integer": "i",
    "long": "l",
    "float": "f",
    "double": "d",
    "boolean": "b",
    "timestamp": "t",
    "blob": "B",
}


def read_model(service):
    folder = os.path.join(DATA, service)
    newest = sorted(os.listdir(folder))[-1]
    with gzip.open(os.path.join(folder, newest, "service-2.json.gz")) as file:
        return json.load(file)


class Table:
    """Collects the shapes that are reached, each once."""

    def __init__(self, model):
        self.model = model
        self.shapes = {}

    def ref(self, name, is_input):
        """A primitive without constraints is written as ':' and its letter."""
        shape = self.model["shapes"][name]
        letter = PRIMITIVES.get(shape["type"])
        if letter:
            kept = {"t": letter}
            if is_input:
                self.constrain(kept, shape)
            if len(kept) == 1:
                return ":" + letter
            self.shapes.setdefault(name, kept)
            return name
        if name not in self.shapes or (is_input and self.shapes[name].get("o")):
            self.add(name, shape, is_input)
        return name

    def constrain(self, kept, shape):
        if "min" in shape:
            kept["n"] = shape["min"]
        if "max" in shape:
            kept["x"] = shape["max"]
        if "pattern" in shape:
            kept["p"] = shape["pattern"]
        if "enum" in shape:
            kept["e"] = shape["enum"]
        if shape.get("sensitive"):
            kept["z"] = 1

    def add(self, name, shape, is_input):
        kept = {}
        self.shapes[name] = kept
        kind = shape["type"]
        if not is_input:
            kept["o"] = 1  # reached from an answer only: constraints were left out
        if kind == "structure":
            kept["t"] = "S"
            kept["m"] = {
                member: self.ref(value["shape"], is_input)
                for member, value in shape["members"].items()
                if is_input or not value.get("eventstream")
            }
            if is_input and shape.get("required"):
                kept["r"] = shape["required"]
            if is_input and shape.get("union"):
                kept["u"] = 1
            if is_input and self.model["metadata"]["protocol"] == "ec2":
                wire = {}
                for member, value in shape["members"].items():
                    called = value.get("queryName") or value.get("locationName") or member
                    called = called[0].upper() + called[1:]
                    if called != member:
                        wire[member] = called
                if wire:
                    kept["w"] = wire
        elif kind == "list":
            kept["t"] = "L"
            kept["m"] = self.ref(shape["member"]["shape"], is_input)
            if is_input:
                self.constrain(kept, shape)
        elif kind == "map":
            kept["t"] = "M"
            kept["k"] = self.ref(shape["key"]["shape"], is_input)
            kept["m"] = self.ref(shape["value"]["shape"], is_input)
            if is_input:
                self.constrain(kept, shape)
        else:
            raise ValueError(f"{name}: {kind}")


def error_of(name, shape):
    detail = shape.get("error", {})
    entry = {}
    if detail.get("code", name) != name:
        entry["c"] = detail["code"]
    entry["s"] = detail.get("httpStatusCode", 500 if shape.get("fault") else 400)
    return entry


def generate(service, wanted):
    model = read_model(service)
    table = Table(model)
    meta = model["metadata"]
    operations, errors = {}, {}
    for name in wanted:
        operation = model["operations"].get(name)
        if operation is None:
            sys.exit(f"{service}: no operation {name}")
        entry = {}
        if "input" in operation:
            entry["i"] = table.ref(operation["input"]["shape"], True)
        operations[name] = entry
    for name in wanted:
        operation = model["operations"][name]
        entry = operations[name]
        if "output" in operation:
            entry["o"] = table.ref(operation["output"]["shape"], False)
        if operation.get("errors"):
            entry["e"] = [error["shape"] for error in operation["errors"]]
            for error in entry["e"]:
                errors[error] = error_of(error, model["shapes"][error])
    result = {
        "service": service,
        "apiVersion": meta["apiVersion"],
        "protocol": meta["protocol"],
        "protocols": meta.get("protocols", [meta["protocol"]]),
        "jsonVersion": meta.get("jsonVersion"),
        "targetPrefix": meta.get("targetPrefix"),
        "xmlNamespace": meta.get("xmlNamespace"),
        "endpointPrefix": meta["endpointPrefix"],
        "signingName": meta.get("signingName", meta["endpointPrefix"]),
        "names": " ".join(sorted(model["operations"])),
        "operations": operations,
        "errors": dict(sorted(errors.items())),
        "shapes": dict(sorted(table.shapes.items())),
    }
    return {key: value for key, value in result.items() if value is not None}


def write_tables(folder, table_of):
    """Writes table_of(service, operation names) for every service of operations.json."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(HERE, "operations.json")) as file:
        wanted = json.load(file)
    for service, names in wanted.items():
        table = table_of(service, names.split())
        text = json.dumps(table, ensure_ascii=True, separators=(",", ":")) + "\n"
        with open(os.path.join(folder, service + ".json"), "w") as file:
            file.write(text)
        size = len(gzip.compress(text.encode()))
        print(f"{service}: {len(names.split())} operations, {len(text)} bytes, {size} gzip")


if __name__ == "__main__":
    write_tables(OUT, generate)
