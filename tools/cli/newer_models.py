"""Lays the API models of this project over those of an installed CLI.

    python3 tools/cli/newer_models.py <folder>

Writes botocore's models of the simulated services into the folder, each speaking the protocol that
the older CLI knows, so that `AWS_DATA_PATH=<folder> aws …` prints what the tables of this project
know. Needs botocore, as tools/model/generate.py does.
"""

import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "model"))

from generate import read_model  # noqa: E402
from generate_cli import read_extra  # noqa: E402

# Protocols that CLIs before 2023 do not speak, and what they speak instead.
SPOKEN = ["query", "json", "rest-json", "rest-xml", "ec2"]


def older(model):
    meta = model["metadata"]
    if meta["protocol"] not in SPOKEN:
        spoken = [one for one in meta.get("protocols", []) if one in SPOKEN]
        meta["protocol"] = "query" if "query" in spoken else spoken[0]
    elif "query" in meta.get("protocols", []) and "jsonVersion" in meta:
        meta["protocol"] = "query"
    return model


def main(folder):
    with open(os.path.join(HERE, "..", "model", "operations.json")) as file:
        services = list(json.load(file))
    for service in services:
        model = older(read_model(service))
        place = os.path.join(folder, service, model["metadata"]["apiVersion"])
        os.makedirs(place, exist_ok=True)
        for name, content in [
            ("service-2", model),
            ("paginators-1", read_extra(service, "paginators-1")),
            ("waiters-2", read_extra(service, "waiters-2")),
        ]:
            if content:
                with open(os.path.join(place, name + ".json"), "w") as file:
                    json.dump(content, file)
        print(service, model["metadata"]["apiVersion"], model["metadata"]["protocol"])


if __name__ == "__main__":
    main(sys.argv[1])
