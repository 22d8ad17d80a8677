import { awsError } from '../../aws/errors.ts';

/** AWS page: "Error responses", list of error codes. */

export function noSuchBucket(bucket: string) {
  return awsError('NoSuchBucket', 'The specified bucket does not exist', {
    status: 404,
    detail: { BucketName: bucket },
  });
}

export function noSuchKey(key: string) {
  return awsError('NoSuchKey', 'The specified key does not exist.', {
    status: 404,
    detail: { Key: key },
  });
}

export function noSuchVersion(key: string, versionId: string) {
  return awsError('NoSuchVersion', 'The specified version does not exist.', {
    status: 404,
    detail: { Key: key, VersionId: versionId },
  });
}

/** HEAD answers have no body, so clients only see the status. */
export function notFound() {
  return awsError('404', 'Not Found', { status: 404 });
}

export function missing(code: string, message: string, bucket: string) {
  return awsError(code, message, { status: 404, detail: { BucketName: bucket } });
}

export function invalidArgument(message: string, name: string, value: string) {
  return awsError('InvalidArgument', message, {
    detail: { ArgumentName: name, ArgumentValue: value },
  });
}

export function aclNotSupported() {
  return awsError('AccessControlListNotSupported', 'The bucket does not allow ACLs');
}

export function accessDenied() {
  return awsError('AccessDenied', 'Access Denied', { status: 403 });
}

export function malformedXml() {
  return awsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

export function keyTooLong(sizeBytes: number, mostBytes: number) {
  return awsError('KeyTooLongError', 'Your key is too long', {
    detail: { Size: sizeBytes, MaxSizeAllowed: mostBytes },
  });
}

export function noSuchUpload(uploadId: string) {
  return awsError(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have ' +
      'been aborted or completed.',
    { status: 404, detail: { UploadId: uploadId } },
  );
}
