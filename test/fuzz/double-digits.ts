const DOUBLES = /-?\d+\.\d+(?:E-?\d+)?/g;

/**
 * Whether two texts are the same but for the last digits of doubles and floats: Java before 19 prints some with other
 * digits than it needs to tell them apart (bugs.openjdk.org/browse/JDK-4511638).
 */
export function differsInDoubleDigits(ours: string, java: string): boolean {
  const ourDoubles = ours.match(DOUBLES) ?? [];
  const javaDoubles = java.match(DOUBLES) ?? [];
  return (
    ours !== java &&
    ours.replace(DOUBLES, '') === java.replace(DOUBLES, '') &&
    ourDoubles.length === javaDoubles.length &&
    ourDoubles.every((text, i) => sameNumber(text, javaDoubles[i] ?? ''))
  );
}

function sameNumber(ours: string, java: string): boolean {
  if (ours === java) return true;
  const digits = java.replace(/E.*/, '').replace(/\D/g, '').length;
  if (digits >= 15) return Number(ours) === Number(java);
  return digits >= 8 && Math.fround(Number(ours)) === Math.fround(Number(java));
}
