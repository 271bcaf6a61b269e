import type { JavaCharacter } from './java-character';
import { methodTable } from './method-table';
import { objectMethods } from './object-methods';
import { once } from './once';

/** `java.lang.Boolean`. */
export const booleanMethods = once(() =>
  methodTable<boolean>(objectMethods())({
    'booleanValue()': (self) => self,
    'compareTo(Boolean)': (self, [other]) => Number(self) - Number(other),
    'toString(boolean)': (_, [value]) => String(value),
    'hashCode(boolean)': (_, [value]) => (value ? 1231 : 1237),
    'parseBoolean(String)': (_, [text]) => text.toLowerCase() === 'true',
    'valueOf(boolean)': (_, [value]) => value,
    'valueOf(String)': (_, [text]) => text.toLowerCase() === 'true',
    'compare(boolean,boolean)': (_, [left, right]) => Number(left) - Number(right),
    'logicalAnd(boolean,boolean)': (_, [left, right]) => left && right,
    'logicalOr(boolean,boolean)': (_, [left, right]) => left || right,
    'logicalXor(boolean,boolean)': (_, [left, right]) => left !== right,
  }),
);

/** `java.lang.Character`. */
export const characterMethods = once(() =>
  methodTable<JavaCharacter>(objectMethods())({
    'charValue()': (self) => self,
    'compareTo(Character)': (self, [other]) => self.value.charCodeAt(0) - other.value.charCodeAt(0),
    'isDigit(char)': (_, [char]) => /^\p{Nd}$/u.test(char),
    'isLetter(char)': (_, [char]) => /^\p{L}$/u.test(char),
    'isLetterOrDigit(char)': (_, [char]) => /^[\p{L}\p{Nd}]$/u.test(char),
    'isUpperCase(char)': (_, [char]) => /^\p{Uppercase}$/u.test(char),
    'isLowerCase(char)': (_, [char]) => /^\p{Lowercase}$/u.test(char),

    'isWhitespace(char)': (_, [char]) =>
      // eslint-disable-next-line no-control-regex -- Java's blanks include controls
      /^[\t-\r\x1c-\x1f]$|^(?![\u00a0\u2007\u202f])[\p{Zs}\p{Zl}\p{Zp}]$/u.test(char),
    'getNumericValue(char)': (_, [char]) => {
      const value = Number.parseInt(char, 36);
      return Number.isNaN(value) ? -1 : value;
    },
    'toString(char)': (_, [char]) => char,
    'hashCode(char)': (_, [char]) => char.charCodeAt(0),
  }),
);
