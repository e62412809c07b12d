import { Badge } from '@mantine/core';
import { IconCheck, IconClock, IconQuestionMark, IconUserShare, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InvitationState } from '../../../server/contract/invitations';

const LOOKS = {
  accepted: { color: 'leaf', Icon: IconCheck },
  tentative: { color: 'saffron', Icon: IconQuestionMark },
  declined: { color: 'coral', Icon: IconX },
  delegated: { color: 'gray', Icon: IconUserShare },
  'needs-action': { color: 'gray', Icon: IconClock },
} as const;

/** How an invitation stands: by a word, a sign and a colour. */
export function StateBadge({ state }: { readonly state: InvitationState }) {
  const { t } = useTranslation('bookings');
  const { color, Icon } = LOOKS[state];
  return (
    <Badge color={color} leftSection={<Icon size="0.875rem" aria-hidden="true" />}>
      {t(`state.${state}`)}
    </Badge>
  );
}
