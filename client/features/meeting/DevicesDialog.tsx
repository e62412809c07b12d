import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia, LocalMediaState } from '../../connection/LocalMedia';
import { StageDialog } from './StageDialog';

interface DevicesDialogProps {
  readonly media: LocalMedia;
  readonly state: LocalMediaState;
  readonly onClose: () => void;
  /** The fields to choose devices with. */
  readonly children: ReactNode;
}

/** Changes devices in the call, takes noise out, blurs the background. */
export function DevicesDialog({ media, state, onClose, children }: DevicesDialogProps) {
  const { t } = useTranslation('meeting');
  return (
    <StageDialog title={t('devices.title')} closeWord={t('devices.close')} onClose={onClose}>
      {children}
      <Switch
        mt="md"
        label={t('devices.blur')}
        description={state.unavailable.blur ? t('devices.blurUnavailable') : undefined}
        checked={state.blur}
        onChange={(event) => void media.setBlur(event.currentTarget.checked)}
      />
    </StageDialog>
  );
}
