import { Button, NativeSelect, Switch } from '@mantine/core';
import { IconMicrophone, IconSelector, IconVideo, IconVolume } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceView, LocalMedia, LocalMediaState } from '../../connection/LocalMedia';
import { playTestTone } from '../../connection/playTestTone';
import classes from './DeviceFields.module.css';

interface DeviceFieldsProps {
  readonly media: LocalMedia;
  readonly state: LocalMediaState;
}

/** Which microphone, camera and speaker; whether noise is taken out. */
export function DeviceFields({ media, state }: DeviceFieldsProps) {
  const { t } = useTranslation('prejoin');
  const { devices, selected, inUse } = state;
  return (
    <div className={classes.fields}>
      <DeviceSelect
        label={t('microphone')}
        icon={<IconMicrophone size="1.125rem" />}
        devices={devices.microphones}
        whenNone={t('none')}
        selected={inUse.microphone ?? selected.microphone}
        onSelect={(id) => void media.selectMicrophone(id)}
      />
      <DeviceSelect
        label={t('camera')}
        icon={<IconVideo size="1.125rem" />}
        devices={devices.cameras}
        whenNone={t('none')}
        selected={inUse.camera ?? selected.camera}
        onSelect={(id) => void media.selectCamera(id)}
      />
      <div className={classes.speaker}>
        <DeviceSelect
          label={t('speaker')}
          icon={<IconVolume size="1.125rem" />}
          devices={devices.speakers}
          whenNone={t('default')}
          selected={selected.speaker}
          onSelect={(id) => media.selectSpeaker(id)}
        />
        <SpeakerTest speaker={selected.speaker} />
      </div>
      <Switch
        label={t('noise.label')}
        description={state.unavailable.noiseSuppression ? t('noise.unavailable') : t('noise.hint')}
        checked={state.noiseSuppression}
        onChange={(event) => void media.setNoiseSuppression(event.currentTarget.checked)}
      />
    </div>
  );
}

interface DeviceSelectProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly devices: readonly DeviceView[];
  /** What stands in the field when the browser names no device. */
  readonly whenNone: string;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}

/** One kind of device; the browser's own choice stands first where none was made. */
function DeviceSelect({ label, icon, devices, whenNone, selected, onSelect }: DeviceSelectProps) {
  const { t } = useTranslation('prejoin');
  const known = devices.some((device) => device.id === selected);
  const named = devices.map((device, index) => ({
    value: device.id,
    label: device.label || t('device', { label, number: index + 1 }),
  }));
  const data =
    known || devices.some((device) => device.id === 'default')
      ? named
      : [{ value: '', label: devices.length === 0 ? whenNone : t('default') }, ...named];
  return (
    <NativeSelect
      className={classes.select}
      label={label}
      leftSection={icon}
      rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
      disabled={devices.length === 0}
      data={data}
      value={known ? (selected ?? '') : (data[0]?.value ?? '')}
      onChange={(event) => onSelect(event.currentTarget.value || null)}
    />
  );
}

function SpeakerTest({ speaker }: { readonly speaker: string | null }) {
  const { t } = useTranslation('prejoin');
  const [playing, setPlaying] = useState(false);
  const play = async () => {
    setPlaying(true);
    await playTestTone(speaker).catch(() => undefined);
    setPlaying(false);
  };
  return (
    <Button
      variant="default"
      className={classes.test}
      aria-disabled={playing}
      onClick={() => void (playing || play())}
    >
      {playing ? t('testing') : t('test')}
    </Button>
  );
}
