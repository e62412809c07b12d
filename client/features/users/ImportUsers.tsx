import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPlan, ImportResult } from '../../../server/contract/users';
import { useRest } from '../../connection/useRest';
import { Card } from '../../ui/Card';
import { ProblemCard } from '../../ui/ProblemCard';
import { useAct } from '../../ui/useAct';
import { useErrorText } from '../../ui/useErrorText';
import { ImportDone } from './ImportDone';
import { ImportPreview } from './ImportPreview';
import { readCsvFile } from './readCsvFile';
import classes from './Users.module.css';
import { USERS_STALE } from './useUsers';

const EXAMPLE = 'email,name,department,locale\nann@example.org,Ann Lee,FIN,en\n';

/** Takes a list of people: shows line by line what it would change, and then does just that. */
export function ImportUsers() {
  const { t } = useTranslation(['users', 'common']);
  const rest = useRest();
  const errorText = useErrorText();
  const [csv, setCsv] = useState('');
  const plan = useAct<string, ImportPlan>((list) => rest.request('planUserImport', { body: { csv: list } }), {
    done: t('import.checked'),
    stale: [],
  });
  const run = useAct<ImportPlan, ImportResult>(
    (shown) => rest.request('importUsers', { body: { csv, plan: shown.plan, leaveOutErrors: true } }),
    { done: t('import.done'), stale: USERS_STALE },
  );
  const take = (list: string) => {
    setCsv(list);
    plan.reset();
    run.reset();
  };
  const check = (list: string) => {
    take(list);
    if (list.trim() !== '') plan.mutate(list);
  };
  if (run.data) return <ImportDone result={run.data} onAgain={() => take('')} />;
  const failure = run.error ?? plan.error;
  return (
    <div className={classes.stack}>
      <Card title={t('import.list')} text={t('import.text')}>
        <div className={classes.stack}>
          <div className={classes.row}>
            <FileButton
              accept=".csv,text/csv,text/plain"
              onChange={(file) => void (file && readCsvFile(file).then(check))}
              inputProps={{ 'aria-label': t('import.choose') }}
            >
              {(props) => (
                <Button {...props} leftSection={<IconFileTypeCsv size="1.25rem" aria-hidden="true" />}>
                  {t('import.choose')}
                </Button>
              )}
            </FileButton>
          </div>
          <Textarea
            label={t('import.paste')}
            description={t('import.columns')}
            placeholder={EXAMPLE}
            minRows={4}
            maxRows={10}
            spellCheck={false}
            value={csv}
            onChange={(event) => take(event.currentTarget.value)}
          />
          <div className={classes.end}>
            <Button
              variant="default"
              disabled={csv.trim() === ''}
              loading={plan.isPending}
              onClick={() => check(csv)}
            >
              {t('import.check')}
            </Button>
          </div>
        </div>
      </Card>
      {failure !== null && <ProblemCard title={t('common:notDone')}>{errorText(failure)}</ProblemCard>}
      {plan.data && (
        <ImportPreview plan={plan.data} isPending={run.isPending} onRun={() => run.mutate(plan.data)} />
      )}
    </div>
  );
}
