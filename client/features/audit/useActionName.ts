import { useTranslation } from 'react-i18next';
import { KNOWN_ACTIONS, type KnownAction } from './knownActions';

/** What an act is called; one that has no name yet is called by its route. */
export function useActionName(): (action: string) => string {
  const { t } = useTranslation('audit');
  return (action) => (isKnown(action) ? t(`action.${action}`) : action);
}

function isKnown(action: string): action is KnownAction {
  return KNOWN_ACTIONS.some((known) => known === action);
}
