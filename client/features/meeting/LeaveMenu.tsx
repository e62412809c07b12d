import { IconDoorExit, IconPhoneOff } from '@tabler/icons-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Popup, PopupAction } from './Popup';

interface LeaveMenuProps {
  readonly button: (expanded: boolean | undefined, onPress: () => void) => ReactNode;
  readonly host: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onLeave: () => void;
  readonly onEnd: () => void;
}

/** Leaves at once; a host chooses between leaving and ending the meeting for everyone. */
export function LeaveMenu({ button, host, open, onOpen, onLeave, onEnd }: LeaveMenuProps) {
  const { t } = useTranslation('meeting');
  const close = useCallback(() => onOpen(false), [onOpen]);
  if (!host) return button(undefined, onLeave);
  return (
    <Popup button={button(open, () => onOpen(!open))} title={t('leave.choice')} open={open} onClose={close}>
      <PopupAction icon={<IconDoorExit size={20} />} word={t('leave.justMe')} onPress={onLeave} />
      <PopupAction
        icon={<IconPhoneOff size={20} />}
        word={t('leave.everyone')}
        tone="danger"
        onPress={() => {
          close();
          onEnd();
        }}
      />
    </Popup>
  );
}
