/** S3's request ids are 16 capitals and digits; they follow from the id every call has. */
export function s3RequestId(requestId: string): string {
  return requestId.replaceAll('-', '').slice(0, 16).toUpperCase();
}
