"""Writes src/wire/model/tables/<service>.json: how each shape stands on the wire.

    python3 tools/model/wire.py

Needs botocore (Apache-2.0; see NOTICE). Names, types and constraints are in src/aws/model/tables;
these tables add only what a protocol needs and cannot be told from the names: other names of
members and elements, places in the HTTP request, flattened lists, formats of times. See
src/wire/README.md for the short keys.
"""

import os

from generate import HERE, read_model, write_tables

OUT = os.path.join(HERE, "..", "..", "src", "wire", "model", "tables")
PLACES = {"header": "h", "headers": "H", "querystring": "q", "uri": "u", "statusCode": "s"}
CONTAINERS = ("structure", "list", "map")

# The query protocol of SQS left the published model when JSON came; older clients still speak it.
SQS_QUERY = {
    "elements": {
        "ActionNameList": "ActionName",
        "AWSAccountIdList": "AWSAccountId",
        "AttributeNameList": "AttributeName",
        "MessageSystemAttributeList": "AttributeName",
        "BatchResultErrorEntryList": "BatchResultErrorEntry",
        "BinaryList": "BinaryListValue",
        "ChangeMessageVisibilityBatchRequestEntryList": "ChangeMessageVisibilityBatchRequestEntry",
        "ChangeMessageVisibilityBatchResultEntryList": "ChangeMessageVisibilityBatchResultEntry",
        "DeleteMessageBatchRequestEntryList": "DeleteMessageBatchRequestEntry",
        "DeleteMessageBatchResultEntryList": "DeleteMessageBatchResultEntry",
        "MessageAttributeNameList": "MessageAttributeName",
        "MessageList": "Message",
        "QueueUrlList": "QueueUrl",
        "SendMessageBatchRequestEntryList": "SendMessageBatchRequestEntry",
        "SendMessageBatchResultEntryList": "SendMessageBatchResultEntry",
        "StringList": "StringListValue",
        "TagKeyList": "TagKey",
    },
    "maps": {
        "QueueAttributeMap": ("Attribute", "Name", "Value"),
        "MessageSystemAttributeMap": ("Attribute", "Name", "Value"),
        "MessageBodyAttributeMap": ("MessageAttribute", "Name", "Value"),
        "MessageBodySystemAttributeMap": ("MessageSystemAttribute", "Name", "Value"),
        "TagMap": ("Tag", "Key", "Value"),
    },
}


class Traits:
    def __init__(self, service, model):
        self.service = service
        self.model = model
        self.shapes = {}
        self.seen = set()

    def visit(self, name):
        if name in self.seen:
            return
        self.seen.add(name)
        shape = self.model["shapes"][name]
        kind = shape["type"]
        if kind not in CONTAINERS:
            return
        entry = getattr(self, kind)(name, shape)
        if shape.get("flattened") and kind != "structure":
            entry["f"] = 1
        if entry:
            self.shapes[name] = entry

    def structure(self, _, shape):
        members = {}
        for member, value in shape["members"].items():
            traits = self.member(member, value)
            if traits:
                members[member] = traits
            if not value.get("eventstream"):
                self.visit(value["shape"])
        entry = {"m": members} if members else {}
        if shape.get("payload"):
            entry["p"] = shape["payload"]
        if shape.get("xmlNamespace"):
            entry["x"] = shape["xmlNamespace"]["uri"]
        return entry

    def member(self, name, value):
        target = self.model["shapes"][value["shape"]]
        traits = {}
        wire = value.get("locationName")
        if self.service == "sqs" and target["type"] == "map":
            wire = SQS_QUERY["maps"].get(value["shape"], (wire,))[0]
        if self.service == "ec2":
            default = name[0].lower() + name[1:]
            if (wire or name) != default:
                traits["n"] = wire or name
        elif wire and wire != name:
            traits["n"] = wire
        if "location" in value:
            traits["l"] = PLACES[value["location"]]
        if value.get("flattened"):
            traits["f"] = 1
        if value.get("xmlAttribute"):
            traits["a"] = 1
        if value.get("xmlNamespace"):
            traits["x"] = value["xmlNamespace"]["uri"]
        if value.get("streaming") or target.get("streaming"):
            traits["s"] = 1
        form = value.get("timestampFormat") or target.get("timestampFormat")
        if form:
            traits["t"] = form
        return traits

    def list(self, name, shape):
        self.visit(shape["member"]["shape"])
        element = shape["member"].get("locationName")
        if self.service == "sqs":
            element = SQS_QUERY["elements"].get(name, element)
        default = "item" if self.service == "ec2" else "member"
        return {"e": element} if element and element != default else {}

    def map(self, name, shape):
        self.visit(shape["key"]["shape"])
        self.visit(shape["value"]["shape"])
        key, value = shape["key"].get("locationName"), shape["value"].get("locationName")
        if self.service == "sqs":
            _, key, value = SQS_QUERY["maps"].get(name, (None, key, value))
        entry = {}
        if key and key != "key":
            entry["k"] = key
        if value and value != "value":
            entry["v"] = value
        return entry


def http_of(model, operation):
    """Method, path, status, and what must be there for this operation to be meant."""
    http = operation["http"]
    parts = [http["method"], http["requestUri"], str(http.get("responseCode", 200))]
    shape = model["shapes"].get(operation.get("input", {}).get("shape"), {})
    for member in shape.get("required", []):
        value = shape["members"][member]
        if value.get("location") in ("header", "querystring"):
            parts.append(PLACES[value["location"]] + ":" + value["locationName"])
    return " ".join(parts)


def http_table(model):
    """Every operation of the service; where two share a line, the one that is not outdated."""
    lines = {}
    for name, operation in sorted(model["operations"].items()):
        if operation.get("endpoint") or name == "ListDirectoryBuckets":
            continue  # they live on hosts of their own
        line = http_of(model, operation)
        if line in lines and operation.get("deprecated"):
            continue
        lines[line] = name
    return {name: line for line, name in sorted(lines.items(), key=lambda pair: pair[1])}


def operation_of(operation, meta):
    entry = {}
    wrapper = operation.get("output", {}).get("resultWrapper")
    if wrapper and wrapper != operation["name"] + "Result":
        entry["w"] = wrapper
    root = operation.get("input", {}).get("locationName")
    if root:
        entry["r"] = root
    if operation.get("authtype") == "none":
        entry["a"] = 1
    return entry


def errors_of(model, operations):
    """How a modelled error names its message on the wire, and its further members."""
    found = {}
    for name in {e["shape"] for o in operations for e in o.get("errors", [])}:
        members = model["shapes"][name].get("members", {})
        if "Message" in members:
            found[name] = "Message"
    return dict(sorted(found.items()))


def generate(service, wanted):
    model = read_model(service)
    meta = model["metadata"]
    traits = Traits(service, model)
    kept = [model["operations"][name] for name in wanted]
    for operation in kept:
        # EC2 names what it is asked in src/aws/model and what it answers here.
        for end in ("output",) if service == "ec2" else ("input", "output"):
            if end in operation:
                traits.visit(operation[end]["shape"])
        for error in operation.get("errors", []):
            traits.visit(error["shape"])
    operations = {o["name"]: operation_of(o, meta) for o in kept}
    result = {
        "operations": {name: entry for name, entry in operations.items() if entry},
        "shapes": dict(sorted(traits.shapes.items())),
        "messages": errors_of(model, kept),
    }
    if meta["protocol"].startswith("rest"):
        result["http"] = http_table(model)
    return result


if __name__ == "__main__":
    write_tables(OUT, generate)
