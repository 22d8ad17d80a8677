/** S3's request ids are 16 capitals and digits; any other id is brought into that form. */
export function s3RequestId(requestId: string): string {
  return requestId.replaceAll('-', '').slice(0, 16).toUpperCase();
}
