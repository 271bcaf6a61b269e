import { findOpenTemplate } from './support/find-open-template';

it('no template that lets an outsider in packages, of a thousand', () => {
  const { open, accepted, shownOpen } = findOpenTemplate(12, 1000);
  expect(open).toBeUndefined();
  expect(accepted).toBeGreaterThan(100);
  expect(shownOpen).toBeGreaterThan(10);
}, 120_000);
