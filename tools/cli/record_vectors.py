"""Writes tests/cli/vectors.json: what the real CLI's own parts make of many inputs.

    python3 tools/cli/record_vectors.py

Needs an installed AWS CLI of version 2 whose Python packages can be imported (Debian's `awscli`;
set AWSCLI_PATH to the folder that holds `awscli` where it is elsewhere). The tests replay the
vectors and need no CLI.
"""

import io
import json
import os
import sys

sys.path.insert(0, os.environ.get("AWSCLI_PATH", "/usr/lib/python3/dist-packages"))

import jmespath  # noqa: E402
from ruamel.yaml import YAML  # noqa: E402
from ruamel.yaml.error import YAMLError  # noqa: E402
from awscli.botocore import xform_name  # noqa: E402
from awscli.botocore.utils import parse_to_aware_datetime  # noqa: E402
from awscli.formatter import TableFormatter, YAMLDumper  # noqa: E402
from awscli.shorthand import ShorthandParseError, ShorthandParser  # noqa: E402
from awscli.text import format_text  # noqa: E402
from difflib import get_close_matches  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "..", "tests", "cli", "vectors.json")

SHORTHAND = [
    "foo=bar", "foo=bar,baz", "foo=bar,baz=qux", "foo=a,b,c=d,e=f", "foo=", "foo=,bar=baz",
    "foo", "=bar", "", "foo==bar", "foo=bar,", "foo=bar,baz", "a=b,a=c", "foo='a,b',bar=c",
    'foo="a,b",bar=c', "foo='it\\'s'", 'foo="say \\"hi\\""', "foo=a\\,b", "foo=[a,b,c]",
    "foo=[a,b],bar=[c]", "foo=[]", "foo=[ a , b ]", "foo={a=b,c=d}", "foo={a={b={c=d}}}",
    "foo=[{a=b},{c=d}]", "foo={a=[b,c],d=e}", "foo={}", "foo={a=b", "foo=[a,b", "foo={a}",
    "Name=instance-state-name,Values=running,stopped", "Name=tag:Env,Values=prod",
    "Key=a b,Value=c  d", "foo = bar", "foo= bar , baz = qux", "foo=bar\nbaz=qux",
    "foo=bar,\nbaz==qux", "foo=bar,baz=q\"x", "a=1,b=2,c=3,", "a=b c,d", "a=-1,b=+2",
    "foo=a=b", "a.b=c", "a/b:c#d=e", "foo=http://x.example/?a=b", "foo=arn:aws:sns:eu-west-1:1:t",
    "foo=\"unclosed", "foo='unclosed", "é=1", "foo=é,ü", "foo=a,b=[c,d],e", "foo=bar baz=qux",
    "Id=m1,MetricStat={Metric={Namespace=AWS/EC2,MetricName=CPUUtilization,Dimensions=[{Name=I,Value=i-1}]},Period=60,Stat=Average}",
    "DeviceName=/dev/sdh,Ebs={VolumeSize=100,DeleteOnTermination=false}",
    "ResourceType=instance,Tags=[{Key=Name,Value=web}]",
]

QUERY_DATA = {
    "Alarms": [
        {"Name": "a", "Threshold": 80.0, "Period": 60, "On": True, "Dims": [{"K": "x", "V": "1"}]},
        {"Name": "b", "Threshold": 5.5, "Period": 300, "On": False, "Dims": []},
        {"Name": "c", "Threshold": 1.0, "Period": 60, "Note": None, "Dims": [{"K": "y", "V": "2"}]},
    ],
    "Map": {"z": 1, "10": 2, "2": "two"},
    "Nested": [[1, 2], [3, [4]], []],
    "Words": ["pear", "apple", "fig"],
    "Numbers": [3, 1.5, 2],
    "Empty": {},
    "Text": "héllo",
}
QUERIES = [
    "Alarms[].Name", "Alarms[0]", "Alarms[-1].Threshold", "Alarms[5]", "Alarms[:2].Name",
    "Alarms[::-1].Name", "Alarms[1:].Period", "Alarms[*].Dims[*].K", "Alarms[].Dims[].V",
    "Alarms[?Threshold > `5`].Name", "Alarms[?Threshold == `80`].Name", "Alarms[?Period==`60` && On]",
    "Alarms[?On==`true`].Name", "Alarms[?!On].Name", "Alarms[?Name=='a'] | [0].Period",
    "Alarms[].{N:Name,T:Threshold}", "Alarms[].[Name,Period]", "Map.*", "Map.\"10\"", "keys(Map)",
    "values(Map)", "length(Alarms)", "length(Text)", "sort(Words)", "sort_by(Alarms,&Threshold)[].Name",
    "reverse(sort_by(Alarms,&Name))[0].Name", "max_by(Alarms,&Threshold).Name", "min(Numbers)",
    "max(Numbers)", "sum(Numbers)", "sum(Alarms[].Period)", "avg(Numbers)", "avg(Alarms[].Period)",
    "join(', ',Words)", "contains(Words,'fig')", "contains(Text,'é')", "starts_with(Text,'h')",
    "ends_with(Text,'x')", "to_string(Map)", "to_string(Numbers)", "to_number('5')", "to_number('5.0')",
    "to_number('x')", "to_array(Text)", "type(Map)", "not_null(Missing,Text)", "map(&Name,Alarms)",
    "merge(Map,{a:`1`})", "abs(`-3`)", "ceil(`1.2`)", "floor(`1.8`)", "Nested[]", "Nested[][]",
    "Missing", "Missing.x[0]", "Alarms.Name", "@.Text", "`\"lit\"`", "`[1,2.0,null]`", "'raw'",
    "Empty", "Words[?@=='fig']", "Alarms[?Note==null].Name", "Alarms[?contains(Name,'a')]",
    "Alarms[*].[Name,Dims[0].V]", "{a:Text,b:Words[0]}", "[Text,Words]", "Alarms[?Threshold>='x']",
    "Words || Text", "Missing || Text", "Words && Text", "Alarms[].Dims | [].K", "Alarms[0].*",
    # Wrong ones
    "", "a[", "a.", "Alarms[?Name=='a'", "foo(", "nofunc(@)", "length(`1`)", "sort(Alarms)",
    "join(',',Numbers)", "keys(Words)", "abs(Text)", "length(Text,Text)", "not_null()", "a b",
    "=", "a = b", "-", "'open", "`open", "\"open", "a#", "Alarms[?", "{a}", "{a:b", "[a,", "*.*.",
    "sort_by(Alarms,&On)", "sort_by(Alarms,&Dims)", "max_by(Alarms,&On)", "a.`1`", "foo..bar",
    "Alarms[abc]", "\"foo\"(x)", "a.[", "a||", "@(", "sum(Words)",
]

TABLES = [
    {"A": 1}, {"A": 1, "B": "two"}, {"A": [1, 2, 3]}, {"A": [{"x": 1, "y": 2}, {"x": 3}]},
    {"A": {"B": {"C": 1}}}, {"A": [], "B": {}}, [], {}, [1, 2], [[1, 2], [3, 4]], ["a", "bb"],
    [{"a": 1, "b": [{"c": 2}]}, {"a": 3, "b": [{"c": 4}, {"c": 5}]}], {"A": None, "B": True, "C": 1.0},
    {"Wide": "x" * 100, "Other": "y"}, [{"Wide": "x" * 60, "B": "y" * 40}, {"Wide": "z", "B": "z"}],
    {"日本": "東京", "é": "à"}, "text", 5, True, None, {"A": ""}, [None, 1], [["a"], ["b", "c"]],
    {"AlarmNames": ["one", "two"], "N": {"x": [{"y": [1]}]}}, [{"a": 1}, {"b": 2}], [[{"a": 1}]],
    {"Title that is longer than its content": [{"a": 1}]},
]
YAMLS = [
    {"b": "x: y", "a": ["1", "true", "null", "2026-03-02T06:00:00+00:00", "", "a b", "it's"]},
    {"a": ["multi\nline", "x" * 90 + " " + "y" * 30, "- a", "#c", "a #b", "@x", "%p", "key:", "~"]},
    {"a": ["0x1f", "1e3", "1.0", "é", "emoji 😀", "\tq", "trail ", " lead", "no", "Yes", "on", "="]},
    {"a": ["<<", "2026-03-02", "12:30", "arn:aws:x", "{a}", "[a]", "a, b", "!t", "&a", "*b", "|"]},
    {"a": [">", "?x", "-", "--- a", 'a\\b"c', "0o17", "017", "+1", ".5", "1_000", "-5", ".inf", "x:y"]},
    {"a": ["a\u0007b", "line\n", "\nline", "a\n\nb", "a \nb", "a\n b", "'q'", '"q"', "\u00a0x", "a: "]},
    {"c": {}, "d": [], "e": None, "f": True, "g": 1.5, "h": 80.0, "i": [[1, 2], [3]], "j": [{"z": 1, "y": [{"q": 1}]}]},
    {"long": "The quick brown fox jumps over the lazy dog and then runs away from the lazy dog again and again"},
    {"deep": {"er": [{"long": "Threshold Crossed: 1 datapoint [98.5 (02/03/26 06:00:00)] was greater than the threshold (80.0)."}]}},
    {"q": 'He said: "' + "word " * 30 + '"'}, {"s": "tab\t" + "word " * 30},
    [], {}, [1, "a"], [{"a": 1, "b": 2}], "scalar", 5, 5.0, None, True, {"10": 1, "9": 2, "": 3},
]
YAML_INPUTS = [
    "a: 1", "a: 1.0", "a: [x, 'y', \"z\"]", "AlarmNames:\n- one\n- two\n", "a: yes", "a: true", "a: True", "a: null", "a: ~",
    "a:", "", "# only a comment", "a: 0x1f", "a: 0o17", "a: 017", "a: 1e3", "a: 1_000", "a: .5", "a: -5", "a: +5", "a: .inf",
    "a: |\n  two\n  lines\n", "a: >-\n  one\n  line\n", "a: &x {b: 1}\nc: *x", "a: *gone", "a: 1\na: 2", "- a\n- b",
    "just text", "a: b: c", "a: [1, 2", "{a: 1, b: {c: 'd'}}", "--- \na: 1\n...\n", "a: 1\n---\nb: 2", "a: 'it''s'",
    "a: \"tab\\t\"", "\ta: 1", "a:\n  - b: 1\n    c: 2\n  - d\n", "a: !!str 5", "a: !x 5", "a: é 😀", "a: 12e03",
    "a: 5.", "a: 1.5e+3", "a: '5'", "a: 0", "a: -0", "a: -0.0", "a: on", "a: 'x' # note", "? a\n: b",
]
TEXTS = [
    {"A": 1, "b": "x"}, {"A": [{"x": 1, "y": [1, 2]}, {"x": 2}]}, {"L": ["a", "b"]}, ["a", "b"], [["a", "b"], ["c"]],
    [["a", ["b"]], "c"], {"D": {"E": {"F": 1.0}}}, [], {}, None, True, "x", [None, True, 1.5], [{"a": None}, {"b": 1}],
    {"Z": 1, "a": [[1, 2], [3]]}, [{"a": {"b": 1}}, {"a": {"b": 2, "c": [1]}}],
]
TIMES = [
    "2026-03-02", "2026-03-02T06:00", "2026-03-02T06:00:00", "2026-03-02T06:00:00Z", "2026-03-02T06:00:00+02:00",
    "2026-03-02 06:00:00", "2026-03-02T06:00:00.5Z", "2026-03-02T06:00:00.123456Z", "2026/03/02", "03/02/2026",
    "Mon, 02 Mar 2026 06:00:00 GMT", "2 March 2026", "Mar 2, 2026 6:00", "1772431200", "1772431200.5", "20260302",
    "20260302T060000Z", "2026-13-01", "2026-02-30", "foo", "2026-03-02T25:00:00", "2026-03-02T06:00:00-0530",
    "Mar 2 2026", "2026-03-02T06Z", "02-Mar-2026 06:00",
]
NAMES = [
    "DescribeDBInstances", "VPCZoneIdentifier", "TargetGroupARNs", "ListObjectsV2", "logGroupName", "MFASerial",
    "InstanceIds", "EBSOptimized", "EnableHTTPS", "GetMFADevice", "UserARN", "IPv6Addresses", "S3Key", "OKActions",
    "SAMLAssertion", "KMSKeyId", "ACL", "Ipv6CidrBlock", "AssociateIpamByoasn", "IOPS", "CreateVpcEndpoint",
]
CLOSE = [
    ["tabel", ["json", "text", "table", "yaml"]], ["decribe-alarms", ["describe-alarms", "delete-alarms", "describe-alarm-history"]],
    ["ec", ["ec2", "ecr", "ecs", "s3"]], ["zzz", ["a", "b"]], ["describe-instance", ["describe-instances", "describe-instance-status", "describe-images", "terminate-instances"]],
    ["lgos", ["logs", "glue"]],
]


class Args:
    color = "off"
    query = None


def shorthand(text):
    try:
        return {"in": text, "out": ShorthandParser().parse(text)}
    except ShorthandParseError as error:
        return {"in": text, "error": str(error)}


def query(text):
    try:
        found = jmespath.compile(text).search(QUERY_DATA)
        return {"in": text, "out": json.dumps(found, ensure_ascii=False)}
    except Exception as error:  # whatever the CLI would print
        return {"in": text, "error": str(error)}


def table(value):
    out = io.StringIO()
    formatter = TableFormatter(Args())
    formatter.table._terminal_width = 80
    try:
        formatter._format_response("Title", value, out)
        return {"in": json.dumps(value), "out": out.getvalue()}
    except Exception as error:
        return {"in": json.dumps(value), "error": str(error)}


def yaml(value):
    out = io.StringIO()
    YAMLDumper().dump(value, out)
    return {"in": json.dumps(value), "out": out.getvalue()}


def yaml_input(value):
    try:
        return {"in": value, "out": repr(YAML(typ="safe", pure=True).load(value))}
    except YAMLError:
        return {"in": value, "error": "Invalid YAML received."}


def text(value):
    out = io.StringIO()
    format_text(value, out)
    return {"in": json.dumps(value), "out": out.getvalue()}


def time(value):
    try:
        return {"in": value, "out": parse_to_aware_datetime(value).isoformat()}
    except Exception:
        return {"in": value, "out": None}


def main():
    os.environ["TZ"] = "UTC"
    vectors = {
        "shorthand": [shorthand(one) for one in SHORTHAND],
        "queryData": json.dumps(QUERY_DATA),
        "queries": [query(one) for one in QUERIES],
        "tables": [table(one) for one in TABLES],
        "yamls": [yaml(one) for one in YAMLS],
        "yamlInputs": [yaml_input(one) for one in YAML_INPUTS],
        "texts": [text(one) for one in TEXTS],
        "times": [time(one) for one in TIMES],
        "names": [[one, xform_name(one, "-")] for one in NAMES],
        "close": [[word, words, get_close_matches(word, words, cutoff=0.8)] for word, words in CLOSE],
        "reprs": [
            [json.dumps(one), repr(one)]
            for one in [1, 1.0, 1e16, 1e-5, 0.1, 1e22, 123456789012345680.0, "it's", 'a"b\'c', "\n\t\\é", None, True, [1, "a"], {"a": [None]}]
        ],
        "json": [json_error(one) for one in ["{", "[1,", "{\"a\"", "{\"a\":}", "{a:1}", "[1 2]", "\"open", "nul", "1 2", "", "{\"a\":1,}", "[\"\t\"]", "\"\\x\"", "{\n  \"a\": tru\n}"]],
    }
    with open(OUT, "w") as file:
        json.dump(vectors, file, indent=1, ensure_ascii=True)
        file.write("\n")


def json_error(text):
    try:
        json.loads(text)
        return [text, None]
    except ValueError as error:
        return [text, str(error)]


if __name__ == "__main__":
    main()
