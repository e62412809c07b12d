import { useTranslation } from 'react-i18next';

interface IssuesError {
  readonly issues?: readonly { readonly path: string; readonly message: string }[] | undefined;
}

/**
 * What is wrong with each field, by its name, as a refusal tells it: the form's own sentence for the field where it has
 * one. A path such as `openingHours.0.from` belongs to the field `openingHours`.
 */
export function useFieldErrors(
  error: unknown,
  hints: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const { t } = useTranslation();
  if (!hasIssues(error)) return {};
  const fields = (error.issues ?? []).map(({ path }) => /^\W*([^.[]+)/.exec(path)?.[1] ?? '');
  return Object.fromEntries(fields.map((field) => [field, hints[field] ?? t('fieldWrong')]));
}

function hasIssues(error: unknown): error is IssuesError {
  return error instanceof Error && 'issues' in error && Array.isArray(error.issues);
}
