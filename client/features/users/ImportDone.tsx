import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '../../../server/contract/users';
import { ButtonLink } from '../../ui/ButtonLink';
import { Card } from '../../ui/Card';
import { saveFile } from '../../ui/saveFile';
import { toLinksCsv } from './toLinksCsv';
import classes from './Users.module.css';

interface ImportDoneProps {
  readonly result: ImportResult;
  readonly onAgain: () => void;
}

/** What an import has done, and the links of those who are new: they are shown here and kept nowhere. */
export function ImportDone({ result, onAgain }: ImportDoneProps) {
  const { t } = useTranslation('users');
  const { added, updated, passwordLinks } = result;
  return (
    <Card title={t('import.done')}>
      <div className={classes.stack}>
        <p>
          {t('import.added', { count: added })} {t('import.updated', { count: updated })}
        </p>
        {passwordLinks.length > 0 && <p>{t('import.links')}</p>}
        <div className={classes.row}>
          {passwordLinks.length > 0 && (
            <Button
              leftSection={<IconDownload size="1.25rem" aria-hidden="true" />}
              onClick={() => saveFile('plenum-links.csv', 'text/csv', toLinksCsv(result))}
            >
              {t('import.download')}
            </Button>
          )}
          <ButtonLink to="/users" variant="default">
            {t('import.toUsers')}
          </ButtonLink>
          <Button variant="default" onClick={onAgain}>
            {t('import.again')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
