/**
 * What remains of a `$` or `#` that begins nothing: these characters themselves, with the backslashes before a `$`.
 * Other characters of the image are read again as text.
 */
export function leadOf(image: string): string {
  let text = '';
  for (let index = 0; index < image.length; index++) {
    const char = image.charAt(index);
    if (char === '#' || char === '$') text += char;
    if (char !== '\\') continue;
    const run = /^\\+\$/.exec(image.slice(index))?.[0];
    if (run === undefined) continue;
    text += run;
    index += run.length;
  }
  return text;
}
