const DOUBLES = /-?\d+\.\d+(?:E-?\d+)?/g;

/**
 * Whether two texts are the same but for the last digits of doubles: Java before 19 prints some with other digits than
 * it needs to tell them apart (bugs.openjdk.org/browse/JDK-4511638).
 */
export function differsInDoubleDigits(ours: string, java: string): boolean {
  const ourDoubles = ours.match(DOUBLES) ?? [];
  const javaDoubles = java.match(DOUBLES) ?? [];
  return (
    ours !== java &&
    ours.replace(DOUBLES, '') === java.replace(DOUBLES, '') &&
    ourDoubles.length === javaDoubles.length &&
    ourDoubles.every((text, i) => {
      const other = javaDoubles[i] ?? '';
      return text === other || (Number(text) === Number(other) && other.replace(/\D/g, '').length >= 15);
    })
  );
}
