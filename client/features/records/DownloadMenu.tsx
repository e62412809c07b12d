import { Button, Menu } from '@mantine/core';
import { IconDownload, IconFileText, IconJson, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import { FORMATS, useDownload, type Wanted } from './useDownload';

const ICONS = { pdf: IconFileText, csv: IconTable, json: IconJson } as const;

interface DownloadMenuProps {
  readonly label: string;
  readonly wanted: Wanted;
}

/** Saves records as PDF, CSV or JSON. */
export function DownloadMenu({ label, wanted }: DownloadMenuProps) {
  const { t } = useTranslation('records');
  const errorText = useErrorText();
  const download = useDownload(wanted);
  return (
    <>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            loading={download.isPending}
            leftSection={<IconDownload size="1.25rem" aria-hidden="true" />}
          >
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map((format) => {
            const Icon = ICONS[format];
            return (
              <Menu.Item
                key={format}
                leftSection={<Icon size="1.125rem" aria-hidden="true" />}
                onClick={() => download.mutate(format)}
              >
                {t(`download.${format}`)}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      {download.error !== null && (
        <ProblemCard title={t('download.failed')}>{errorText(download.error)}</ProblemCard>
      )}
    </>
  );
}
