import { type ReactNode, useCallback } from 'react';
import { ConnectionDialog } from './ConnectionDialog';
import { DevicesDialog } from './DevicesDialog';
import { EndDialog, LeaveDialog } from './EndDialogs';
import { ShortcutsDialog } from './ShortcutsDialog';
import type { StageModel } from './useStageModel';

interface StageDialogsProps {
  readonly stage: StageModel;
  readonly deviceFields: ReactNode;
}

/** The dialog that is open, if any. */
export function StageDialogs({ stage, deviceFields }: StageDialogsProps) {
  const { session, dialog, setDialog, fail } = stage;
  const close = useCallback(() => setDialog(null), [setDialog]);
  switch (dialog) {
    case null:
      return null;
    case 'devices':
      return (
        <DevicesDialog media={stage.media} state={stage.state} onClose={close}>
          {deviceFields}
        </DevicesDialog>
      );
    case 'connection': {
      const state = stage.reconnecting ? 'interrupted' : 'connected';
      return <ConnectionDialog session={session} state={state} onClose={close} />;
    }
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'leave':
      return <LeaveDialog onLeave={() => session.leave()} onClose={close} />;
    case 'end':
      return (
        <EndDialog
          meeting={stage.title}
          onEnd={() => void session.endForEveryone().catch(fail).finally(close)}
          onClose={close}
        />
      );
  }
}
