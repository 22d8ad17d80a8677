"""Writes src/cli/tables/*.json: what the `aws` CLI knows of an API besides its shapes.

    python3 tools/model/generate_cli.py [--commands]

Reads botocore's paginators, waiters and wire traits (Apache-2.0; see NOTICE) for the operations
listed in operations.json. With --commands it also asks an installed CLI of version 2 which
commands it has, and keeps their names in commands.json.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import xml.dom.minidom
import xml.parsers.expat

import botocore

from generate import DATA, HERE, read_model

OUT = os.path.join(HERE, "..", "..", "src", "cli", "tables")
CLI = os.environ.get("AWS_CLI", "/usr/bin/aws")


def read_extra(service, name):
    """The newest file of that name; services without waiters or pages have none."""
    folder = os.path.join(DATA, service)
    for version in sorted(os.listdir(folder), reverse=True):
        for ending in (".json", ".json.gz"):
            path = os.path.join(folder, version, name + ending)
            if os.path.exists(path):
                opener = gzip.open if ending.endswith("gz") else open
                with opener(path) as file:
                    return json.load(file)
    return {}


def pages_of(service, wanted):
    """Short keys: i(nput tokens), o(utput tokens), r(esult keys), m(ore), l(imit), n(on-aggregate)."""
    found = {}
    for name, page in read_extra(service, "paginators-1").get("pagination", {}).items():
        if name not in wanted:
            continue
        entry = {
            "i": listed(page["input_token"]),
            "o": listed(page["output_token"]),
            "r": listed(page["result_key"]),
            "m": page.get("more_results"),
            "l": page.get("limit_key"),
            "n": page.get("non_aggregate_keys"),
        }
        found[name] = {key: value for key, value in entry.items() if value is not None}
    return found


def waiters_of(service, wanted):
    """Short keys: p(olled operation), d(elay, s), n (attempts), a(cceptors: state, matcher, expected, argument)."""
    found = {}
    for name, waiter in sorted(read_extra(service, "waiters-2").get("waiters", {}).items()):
        if waiter["operation"] not in wanted:
            continue
        acceptors = [
            [one["state"], one["matcher"], one["expected"]]
            + ([one["argument"]] if "argument" in one else [])
            for one in waiter["acceptors"]
        ]
        found[name] = {
            "p": waiter["operation"],
            "d": waiter["delay"],
            "n": waiter["maxAttempts"],
            "a": acceptors,
        }
    return found


def traits_of(model, wanted):
    """What the CLI must know of the wire, by operation.

    t: members filled in by the client (idempotency tokens); b: the member that is a streaming
    request body; f: the output member that goes into a file; h: output members outside the body,
    in the order in which clients read them.
    """
    found = {}
    shapes = model["shapes"]
    for name in wanted:
        operation = model["operations"][name]
        entry = {}
        sent = shapes.get(operation.get("input", {}).get("shape"), {}).get("members", {})
        tokens = [member for member, value in sent.items() if value.get("idempotencyToken")]
        if tokens:
            entry["t"] = tokens
        body = [
            member
            for member, value in sent.items()
            if value.get("streaming") or shapes[value["shape"]].get("streaming")
        ]
        if body:
            entry["b"] = body[0]
        got_shape = shapes.get(operation.get("output", {}).get("shape"), {})
        got = got_shape.get("members", {})
        payload = got_shape.get("payload")
        if payload:
            if shapes[got[payload]["shape"]]["type"] == "blob":
                entry["f"] = payload
        outside = [
            member
            for member, value in got.items()
            if value.get("location") in ("header", "headers", "statusCode")
        ]
        if outside:
            entry["h"] = outside
        if entry:
            found[name] = entry
    return found


def sentences_of(model, wanted):
    """By input structure and member: the first sentence of what the model says, as awscli takes it."""
    shapes = model["shapes"]
    found = {}

    def visit(name):
        shape = shapes[name]
        for inner in [shape.get("member"), shape.get("value")]:
            if inner:
                visit(inner["shape"])
        if shape["type"] != "structure" or name in found:
            return
        found[name] = {}
        for member, value in shape["members"].items():
            said = value.get("documentation") or shapes[value["shape"]].get("documentation", "")
            sentence = first_sentence(said)
            if sentence:
                found[name][member] = sentence
            visit(value["shape"])

    for name in wanted:
        sent = model["operations"][name].get("input")
        if sent:
            visit(sent["shape"])
    return found


def first_sentence(documentation):
    """awscli's get_shape_doc_overview: tags out, up to the first full stop or colon."""
    try:
        document = xml.dom.minidom.parseString(f"<doc>{documentation}</doc>")
    except xml.parsers.expat.ExpatError:
        text = documentation
    else:
        text = "".join(texts_of(document))
    sentence = re.split("[.:]+", text, maxsplit=1)[0]
    return re.sub("[\n\u2028]", " ", sentence + "." if sentence else "")


def texts_of(node):
    for child in node.childNodes:
        if child.nodeType == node.TEXT_NODE:
            yield child.data
        else:
            yield from texts_of(child)


def listed(value):
    return value if isinstance(value, list) else [value]


def commands():
    """Asks the CLI itself: it lists its commands when it is given a wrong one."""
    env = {**os.environ, "AWS_PAGER": ""}
    run = subprocess.run([CLI, "no-such-command"], capture_output=True, text=True, env=env)
    found = run.stderr.split("valid choices are:\n", 1)[1]
    return [word.strip() for line in found.split("\n") for word in line.split("|") if word.strip()]


def write(name, value):
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n"
    os.makedirs(OUT, exist_ok=True)
    with open(os.path.join(OUT, name), "w") as file:
        file.write(text)
    print(f"{name}: {len(text)} bytes, {len(gzip.compress(text.encode()))} gzip")


def main():
    with open(os.path.join(HERE, "operations.json")) as file:
        wanted = {service: names.split() for service, names in json.load(file).items()}
    tables = {}
    for service, names in wanted.items():
        model = read_model(service)
        tables[service] = {
            "pages": pages_of(service, names),
            "waiters": waiters_of(service, names),
            "waits": " ".join(sorted(read_extra(service, "waiters-2").get("waiters", {}))),
            "traits": traits_of(model, names),
        }
    write("clients.json", tables)
    sentences = {name: sentences_of(read_model(name), ops) for name, ops in wanted.items()}
    write("sentences.json", sentences)
    if "--commands" in sys.argv:
        write("commands.json", {"names": " ".join(commands())})


if __name__ == "__main__":
    main()
