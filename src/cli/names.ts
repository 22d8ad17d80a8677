/** `DBInstanceIdentifier` → `db-instance-identifier`, as botocore's `xform_name` does it. */
export function cliName(name: string): string {
  const plural = /[A-Z]{2,}s$/.exec(name)?.[0];
  const whole = plural ? `${name.slice(0, -plural.length)}-${plural.toLowerCase()}` : name;
  return whole
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/-+/g, '-')
    .toLowerCase();
}
