"""Real boto3 clients of every simulated service against `npm run endpoint`.

    python3 tests/sdk/boto3_suite.py http://127.0.0.1:4566

Ends with 1 at the first answer that is not AWS's; prints a line for each service.
"""

import datetime
import hashlib
import io
import json
import sys
import urllib.error
import urllib.request
import zipfile

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

URL = sys.argv[1]
KEY = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
ACCOUNT = "111122223333"
START = datetime.datetime(2026, 3, 2, 6, tzinfo=datetime.timezone.utc)


def client(service, key=KEY, region="eu-west-1", token=None, **config):
    settings = Config(retries={"max_attempts": 0}, **config)
    return boto3.client(
        service,
        endpoint_url=URL,
        region_name=region,
        aws_access_key_id=key[0],
        aws_secret_access_key=key[1],
        aws_session_token=token,
        config=settings,
    )


def control(line, body=None):
    method, path = line.split(" ")
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{URL}/_sim/{path}", data=data, method=method)
    return json.load(urllib.request.urlopen(request))


def refused(code, status, act):
    try:
        act()
    except ClientError as error:
        found = (error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])
        assert found == (code, status), f"{found} instead of {(code, status)}"
        return error.response
    raise AssertionError(f"{code} was expected")


def fetch(url, method="GET", data=None, headers=None):
    request = urllib.request.Request(url, data=data, method=method, headers=headers or {})
    try:
        answer = urllib.request.urlopen(request)
        return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def sts():
    own = client("sts").get_caller_identity()
    assert own["Arn"] == f"arn:aws:iam::{ACCOUNT}:user/learner", own
    trust = {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": trust, "Action": "sts:AssumeRole"}]}
    iam = client("iam")
    iam.create_role(RoleName="reader", AssumeRolePolicyDocument=json.dumps(policy))
    iam.attach_role_policy(RoleName="reader", PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    control("POST clock", {"advanceSeconds": 60})
    role = client("sts").assume_role(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/reader", RoleSessionName="boto")
    given = role["Credentials"]
    assert given["Expiration"] == START + datetime.timedelta(seconds=3660), given["Expiration"]
    key = (given["AccessKeyId"], given["SecretAccessKey"])
    me = client("sts", key, token=given["SessionToken"]).get_caller_identity()
    assert me["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/boto", me
    logs = client("logs", key, token=given["SessionToken"])
    refused("AccessDeniedException", 400, lambda: logs.create_log_group(logGroupName="no"))
    without = client("sts", key)
    refused("InvalidClientTokenId", 403, without.get_caller_identity)
    client("sts", region="us-east-1").get_session_token()
    url = client("sts").generate_presigned_url("get_caller_identity")
    assert fetch(url, "POST")[0] == 200
    control("POST clock", {"advanceSeconds": 3700})
    expired = client("sts", key, token=given["SessionToken"])
    refused("ExpiredToken", 403, expired.get_caller_identity)


def credentials():
    unknown = ("AKIAXXXXXXXXXXXXXXXX", "x")
    wrong = (KEY[0], "wrong")
    calls = {
        "sts": lambda key: client("sts", key).get_caller_identity(),
        "logs": lambda key: client("logs", key).describe_log_groups(),
        "ec2": lambda key: client("ec2", key).describe_vpcs(),
        "s3": lambda key: client("s3", key).list_buckets(),
        "lambda": lambda key: client("lambda", key).list_functions(),
        "cloudwatch": lambda key: client("cloudwatch", key).describe_alarms(),
    }
    expected = {
        "sts": (("InvalidClientTokenId", 403), ("SignatureDoesNotMatch", 403)),
        "logs": (("UnrecognizedClientException", 400), ("InvalidSignatureException", 400)),
        "ec2": (("AuthFailure", 401), ("AuthFailure", 401)),
        "s3": (("InvalidAccessKeyId", 403), ("SignatureDoesNotMatch", 403)),
        "lambda": (("UnrecognizedClientException", 403), ("InvalidSignatureException", 403)),
        "cloudwatch": (("InvalidClientTokenId", 400), ("SignatureDoesNotMatch", 400)),
    }
    for service, act in calls.items():
        for key, (code, status) in zip((unknown, wrong), expected[service]):
            refused(code, status, lambda: act(key))


def cloudwatch():
    watch = client("cloudwatch")
    watch.put_metric_data(
        Namespace="Shop",
        MetricData=[{"MetricName": "Latency", "Timestamp": START, "Values": [0.5, 80.0], "Counts": [1, 3], "Unit": "Milliseconds"}],
    )
    watch.put_metric_alarm(
        AlarmName="slow", Namespace="Shop", MetricName="Latency", Statistic="Average", Period=60,
        EvaluationPeriods=1, Threshold=80, ComparisonOperator="GreaterThanThreshold",
    )
    [alarm] = watch.describe_alarms()["MetricAlarms"]
    assert alarm["Threshold"] == 80.0 and isinstance(alarm["Threshold"], float), alarm
    assert alarm["Dimensions"] == [] and alarm["StateValue"] == "INSUFFICIENT_DATA", alarm
    [point] = watch.get_metric_statistics(
        Namespace="Shop", MetricName="Latency", StartTime=START, EndTime=START + datetime.timedelta(minutes=1),
        Period=60, Statistics=["Sum"],
    )["Datapoints"]
    assert point == {"Timestamp": START, "Sum": 240.5, "Unit": "Milliseconds"}, point
    refused("InvalidParameterValue", 400, lambda: watch.put_metric_data(Namespace="AWS/EC2", MetricData=[{"MetricName": "x", "Value": 1}]))
    pages = watch.get_paginator("list_metrics").paginate(Namespace="Shop")
    assert [m["MetricName"] for page in pages for m in page["Metrics"]] == ["Latency"]


def logs():
    log = client("logs")
    log.create_log_group(logGroupName="/shop/web")
    log.create_log_stream(logGroupName="/shop/web", logStreamName="one")
    now = int(START.timestamp() * 1000)
    log.put_log_events(logGroupName="/shop/web", logStreamName="one", logEvents=[{"timestamp": now, "message": "häll✓"}])
    [event] = log.filter_log_events(logGroupName="/shop/web", filterPattern='"häll✓"')["events"]
    assert event["message"] == "häll✓" and event["timestamp"] == now, event
    refused("ResourceAlreadyExistsException", 400, lambda: log.create_log_group(logGroupName="/shop/web"))
    refused("NotSimulated", 501, lambda: log.describe_deliveries())


def s3():
    store = client("s3")
    store.create_bucket(Bucket="boto-bucket", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    name = "a key/ü+%&<>.txt"
    store.put_object(Bucket="boto-bucket", Key=name, Body=b"hello", Metadata={"k": "v"}, ContentType="text/plain")
    got = store.get_object(Bucket="boto-bucket", Key=name)
    assert got["Body"].read() == b"hello" and got["Metadata"] == {"k": "v"} and got["ContentType"] == "text/plain"
    assert [o["Key"] for o in store.list_objects_v2(Bucket="boto-bucket")["Contents"]] == [name]
    part = store.get_object(Bucket="boto-bucket", Key=name, Range="bytes=1-2")
    assert part["ContentRange"] == "bytes 1-2/5" and part["ResponseMetadata"]["HTTPStatusCode"] == 206
    store.upload_fileobj(io.BytesIO(b"x" * 200_000), "boto-bucket", "big")
    assert store.head_object(Bucket="boto-bucket", Key="big")["ContentLength"] == 200_000
    uploads(store)
    gone = refused("NoSuchKey", 404, lambda: store.get_object(Bucket="boto-bucket", Key="no"))
    assert gone["Error"]["Key"] == "no", gone
    made = store.get_bucket_location(Bucket="boto-bucket")["ResponseMetadata"]
    [record] = [r for r in control("GET records")["Records"] if r["eventName"] == "GetBucketLocation"]
    assert record["requestID"] == made["RequestId"] and record["additionalEventData"]["x-amz-id-2"] == made["HostId"], record
    refused("404", 404, lambda: store.head_bucket(Bucket="no-such-bucket-here"))
    for version in (None, "s3v4"):
        signer = client("s3", signature_version=version) if version else store
        params = {"Bucket": "boto-bucket", "Key": "up"}
        kind = {"Content-Type": "text/plain"}
        url = signer.generate_presigned_url("put_object", Params={**params, "ContentType": "text/plain"})
        assert fetch(url, "PUT", b"data", kind)[0] == 200
        url = signer.generate_presigned_url("get_object", Params=params)
        assert fetch(url) == (200, b"data")
        assert fetch(url.replace("/up?", "/big?"))[0] == 403
    status, body = fetch(f"{URL}/boto-bucket/up")
    assert status == 403 and b"<Code>AccessDenied</Code>" in body, body
    assert client("s3", region="us-east-1").list_objects_v2(Bucket="boto-bucket")["KeyCount"] == 3
    names = [{"Key": o["Key"]} for o in store.list_objects_v2(Bucket="boto-bucket")["Contents"]]
    assert len(store.delete_objects(Bucket="boto-bucket", Delete={"Objects": names})["Deleted"]) == 3
    store.delete_bucket(Bucket="boto-bucket")


def uploads(store):
    data = bytes(range(256)) * 71_680
    where = {"Bucket": "boto-bucket", "Key": "parts"}
    store.upload_fileobj(io.BytesIO(data), *where.values(), ExtraArgs={"Metadata": {"k": "v"}, "ContentType": "text/plain"})
    store.copy({**where}, "boto-bucket", "copied")
    for key in ("parts", "copied"):
        found = store.head_object(Bucket="boto-bucket", Key=key, PartNumber=1)
        assert found["PartsCount"] == 3 and found["ContentLength"] == 8 * 1_048_576, found
        back = io.BytesIO()
        store.download_fileobj("boto-bucket", key, back)
        assert hashlib.md5(back.getvalue()).digest() == hashlib.md5(data).digest(), key
    sums = [hashlib.md5(data[at : at + 8 * 1_048_576]).digest() for at in range(0, len(data), 8 * 1_048_576)]
    etag = f'"{hashlib.md5(b"".join(sums)).hexdigest()}-3"'
    assert store.head_object(**where)["ETag"] == etag, etag
    upload = {**where, "UploadId": store.create_multipart_upload(**where)["UploadId"]}
    parts = [{"PartNumber": n, "ETag": store.upload_part(**upload, PartNumber=n, Body=b"small")["ETag"]} for n in (1, 2)]
    finish = lambda listed: store.complete_multipart_upload(**upload, MultipartUpload={"Parts": listed})
    small = refused("EntityTooSmall", 400, lambda: finish(parts))["Error"]
    assert (small["ProposedSize"], small["MinSizeAllowed"], small["PartNumber"]) == ("5", "5242880", "1"), small
    refused("InvalidPartOrder", 400, lambda: finish(parts[::-1]))
    refused("MalformedXML", 400, lambda: finish([]))
    missing = refused("InvalidPart", 400, lambda: finish([{"PartNumber": 9, "ETag": '"x"'}]))["Error"]
    assert missing["PartNumber"] == "9" and missing["ETag"] == "x" and missing["UploadId"] == upload["UploadId"], missing
    pages = store.get_paginator("list_parts").paginate(**upload, PaginationConfig={"PageSize": 1})
    assert [part["PartNumber"] for page in pages for part in page["Parts"]] == [1, 2]
    [going] = store.list_multipart_uploads(Bucket="boto-bucket")["Uploads"]
    assert going["Initiator"]["DisplayName"] == "learner", going
    assert store.abort_multipart_upload(**upload)["ResponseMetadata"]["HTTPStatusCode"] == 204
    refused("NoSuchUpload", 404, lambda: store.list_parts(**upload))
    for key in ("parts", "copied"):
        store.delete_object(Bucket="boto-bucket", Key=key)


def ec2():
    compute = client("ec2")
    [vpc] = compute.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"]
    group = compute.create_security_group(GroupName="web", Description="web", VpcId=vpc["VpcId"])["GroupId"]
    compute.authorize_security_group_ingress(GroupId=group, IpPermissions=[{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": "all"}]}])
    [found] = compute.describe_security_groups(GroupIds=[group])["SecurityGroups"]
    assert found["IpPermissions"][0]["IpRanges"] == [{"Description": "all", "CidrIp": "0.0.0.0/0"}], found
    compute.create_tags(Resources=[group], Tags=[{"Key": "a", "Value": "b"}])
    assert compute.describe_instances()["Reservations"] == []
    refused("InvalidInstanceID.NotFound", 400, lambda: compute.describe_instances(InstanceIds=["i-0123456789abcdef0"]))
    refused("NotSimulated", 501, lambda: compute.describe_capacity_reservations())


def iam():
    admin = client("iam")
    user = admin.create_user(UserName="ana", Tags=[{"Key": "team", "Value": "shop"}])["User"]
    assert user["CreateDate"].tzinfo is not None
    key = admin.create_access_key(UserName="ana")["AccessKey"]
    ana = client("sts", (key["AccessKeyId"], key["SecretAccessKey"]))
    assert ana.get_caller_identity()["Arn"].endswith(":user/ana")
    denied = client("iam", (key["AccessKeyId"], key["SecretAccessKey"]))
    message = refused("AccessDenied", 403, denied.list_users)["Error"]["Message"]
    assert message.startswith(f"User: arn:aws:iam::{ACCOUNT}:user/ana is not authorized to perform: iam:ListUsers"), message
    refused("NoSuchEntity", 404, lambda: admin.get_user(UserName="nobody"))
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
    admin.put_user_policy(UserName="ana", PolicyName="p", PolicyDocument=json.dumps(policy))
    assert admin.get_user_policy(UserName="ana", PolicyName="p")["PolicyDocument"] == policy


def lambda_():
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
    client("iam").create_role(RoleName="fn", AssumeRolePolicyDocument=json.dumps(trust))
    control("POST clock", {"advanceSeconds": 60})
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("index.py", "def handler(event, context): return 1")
    functions = client("lambda")
    functions.create_function(FunctionName="fn", Role=f"arn:aws:iam::{ACCOUNT}:role/fn", Runtime="python3.12", Handler="index.handler", Code={"ZipFile": code.getvalue()})
    control("POST clock", {"advanceSeconds": 60})
    arn = f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:fn"
    run = functions.invoke(FunctionName=arn, Payload=b"{}", LogType="Tail")
    assert run["StatusCode"] == 200 and "LogResult" in run, run
    functions.tag_resource(Resource=arn, Tags={"a": "b"})
    assert functions.list_tags(Resource=arn)["Tags"] == {"a": "b"}
    functions.untag_resource(Resource=arn, TagKeys=["a", "c"])
    assert functions.delete_function(FunctionName="fn")["ResponseMetadata"]["HTTPStatusCode"] == 204
    refused("ResourceNotFoundException", 404, lambda: functions.get_function(FunctionName="fn"))
    refused("NotSimulated", 501, lambda: functions.list_layers())


def dynamodb():
    tables = client("dynamodb")
    tables.create_table(TableName="orders", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], BillingMode="PAY_PER_REQUEST")
    control("POST clock", {"advanceSeconds": 60})
    item = {"id": {"S": "a"}, "bytes": {"B": b"\x00\xff"}, "n": {"N": "1.5"}, "l": {"L": [{"BOOL": True}, {"NULL": True}]}, "s": {"SS": ["x"]}}
    tables.put_item(TableName="orders", Item=item)
    assert tables.get_item(TableName="orders", Key={"id": {"S": "a"}})["Item"] == item
    refused("ConditionalCheckFailedException", 400, lambda: tables.put_item(TableName="orders", Item=item, ConditionExpression="attribute_not_exists(id)"))
    refused("ResourceNotFoundException", 400, lambda: tables.describe_table(TableName="nowhere"))


def messages():
    queues, topics = client("sqs"), client("sns")
    queue = queues.create_queue(QueueName="work", Attributes={"DelaySeconds": "0"}, tags={"a": "b"})["QueueUrl"]
    attribute = {"kind": {"DataType": "String", "StringValue": "x"}}
    queues.send_message(QueueUrl=queue, MessageBody="hi <&>", MessageAttributes=attribute)
    [message] = queues.receive_message(QueueUrl=queue, MessageAttributeNames=["All"])["Messages"]
    assert message["Body"] == "hi <&>" and message["MessageAttributes"] == attribute, message
    refused("AWS.SimpleQueueService.NonExistentQueue", 400, lambda: queues.get_queue_url(QueueName="nope"))
    topic = topics.create_topic(Name="news")["TopicArn"]
    topics.subscribe(TopicArn=topic, Protocol="email", Endpoint="ana@example.com")
    control("POST clock", {"advanceSeconds": 60})
    [mail] = control("GET notifications")["Notifications"]
    assert mail["protocol"] == "email" and mail["endpoint"] == "ana@example.com", mail
    arn = queues.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": arn}]}
    queues.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps(policy)})
    topics.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    topics.publish(TopicArn=topic, Message="fresh", Subject="s")
    control("POST clock", {"advanceSeconds": 60})
    [handed] = [n for n in control("GET notifications")["Notifications"] if n["protocol"] == "sqs"]
    assert json.loads(handed["body"])["Message"] == "fresh" and handed["endpoint"] == arn, handed
    refused("NotFound", 404, lambda: topics.get_topic_attributes(TopicArn=topic + "x"))


def others():
    assert client("rds").describe_db_instances()["DBInstances"] == []
    refused("DBInstanceNotFound", 404, lambda: client("rds").describe_db_instances(DBInstanceIdentifier="no"))
    assert client("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"] == []
    assert client("elbv2").describe_load_balancers()["LoadBalancers"] == []
    refused("LoadBalancerNotFound", 400, lambda: client("elbv2").describe_load_balancers(Names=["no"]))
    refused("NotSimulated", 501, lambda: client("events").list_rules())
    refused("NotSimulated", 501, lambda: client("kms").list_keys())


def cloudtrail():
    control("POST clock", {"advanceSeconds": 1800})
    found = client("cloudtrail").lookup_events(LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "PutMetricAlarm"}])
    [event] = found["Events"]
    record = json.loads(event["CloudTrailEvent"])
    assert record["userAgent"].startswith("Boto3/") and record["sourceIPAddress"] == "127.0.0.1", record
    assert event["Username"] == "learner" and event["EventTime"].tzinfo is not None, event
    refused("TrailNotFoundException", 400, lambda: client("cloudtrail").get_trail(Name="nope"))


control("POST reset", {"scenario": "blank", "seed": 7, "start": "2026-03-02T06:00:00Z"})
for part in (credentials, cloudwatch, sts, logs, s3, ec2, iam, lambda_, dynamodb, messages, others, cloudtrail):
    part()
    print(f"{part.__name__.strip('_')} is as on AWS", flush=True)
