import { Badge, Button, NativeSelect, Textarea } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../../../server/contract/paging';
import type { SuggestionState, SuggestionView } from '../../../server/contract/supportStaff';
import { useRest } from '../../connection/useRest';
import { EmptyState } from '../../ui/EmptyState';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { FormDialog } from '../../ui/FormDialog';
import { formatInstant } from '../../ui/formatInstant';
import { Pager } from '../../ui/Pager';
import { SearchField } from '../../ui/SearchField';
import { useAct } from '../../ui/useAct';
import classes from './Cards.module.css';
import { SUGGESTION_STATES } from './ticketWords';
import { SUPPORT_KEY } from './useTickets';

const LIMIT = 20;
const COLOURS: Readonly<Record<SuggestionState, string>> = { new: 'gray', planned: 'petrol', done: 'leaf' };

/** What one has suggested, and what became of it. */
export function MySuggestions() {
  const rest = useRest();
  const [offset, setOffset] = useState(0);
  const query = { offset, limit: LIMIT };
  const { data } = useQuery({
    queryKey: [SUPPORT_KEY, 'my-suggestions', query],
    queryFn: () => rest.request('listMySuggestions', { query }),
    placeholderData: keepPreviousData,
  });
  return <SuggestionList page={data} offset={offset} onOffset={setOffset} />;
}

/** What everybody has suggested, for those who say what becomes of it. */
export function AllSuggestions() {
  const { t } = useTranslation('support');
  const rest = useRest();
  const [offset, setOffset] = useState(0);
  const [state, setState] = useState<SuggestionState | undefined>();
  const [text, setText] = useState('');
  const [changed, change] = useState<SuggestionView | null>(null);
  const query = { offset, limit: LIMIT, state, ...(text && { text }) };
  const { data } = useQuery({
    queryKey: [SUPPORT_KEY, 'suggestions', query],
    queryFn: () => rest.request('searchSuggestions', { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <FilterBar search={<SearchField label={t('suggestions.search')} value={text} onSearch={setText} />}>
        <FilterSelect
          label={t('suggestions.state')}
          all={t('suggestions.anyState')}
          options={SUGGESTION_STATES.map((value) => ({ value, label: t(`suggestions.states.${value}`) }))}
          value={state}
          onChange={(value) => setState(SUGGESTION_STATES.find((each) => each === value))}
        />
      </FilterBar>
      <SuggestionList page={data} offset={offset} onOffset={setOffset} onChange={change} />
      {changed && <StateForm suggestion={changed} onClose={() => change(null)} />}
    </>
  );
}

interface SuggestionListProps {
  readonly page: Page<SuggestionView> | undefined;
  readonly offset: number;
  readonly onOffset: (offset: number) => void;
  readonly onChange?: (suggestion: SuggestionView) => void;
}

function SuggestionList({ page, offset, onOffset, onChange }: SuggestionListProps) {
  const { t, i18n } = useTranslation('support');
  if (!page) return null;
  if (page.total === 0) return <EmptyState icon={<IconBulb size="2rem" />} title={t('suggestions.empty')} />;
  return (
    <>
      <ul className={classes.cards}>
        {page.items.map((suggestion) => (
          <li key={suggestion.id} className={classes.card}>
            <h3 className={classes.title}>{suggestion.title}</h3>
            <Badge className={classes.state ?? ''} color={COLOURS[suggestion.state]}>
              {t(`suggestions.states.${suggestion.state}`)}
            </Badge>
            <p className={classes.text}>{suggestion.text}</p>
            {suggestion.reply !== '' && <p className={classes.text}>{suggestion.reply}</p>}
            <p className={classes.quiet}>
              {t('suggestions.by', {
                name: suggestion.author ?? t('suggestions.gone'),
                date: formatInstant(suggestion.addedAt, i18n.language),
              })}
            </p>
            {onChange && (
              <div className={classes.actions}>
                <Button
                  variant="default"
                  aria-label={t('suggestions.changeNamed', { title: suggestion.title })}
                  onClick={() => onChange(suggestion)}
                >
                  {t('suggestions.change')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <Pager total={page.total} offset={offset} limit={LIMIT} onOffset={onOffset} />
    </>
  );
}

interface StateFormProps {
  readonly suggestion: SuggestionView;
  readonly onClose: () => void;
}

function StateForm({ suggestion, onClose }: StateFormProps) {
  const { t } = useTranslation('support');
  const rest = useRest();
  const [state, setState] = useState(suggestion.state);
  const [reply, setReply] = useState(suggestion.reply);
  const save = useAct(
    () =>
      rest.request('changeSuggestion', {
        parameters: { suggestion: suggestion.id },
        body: { state, reply },
      }),
    { stale: [[SUPPORT_KEY]], onDone: onClose },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <FormDialog
      title={t('suggestions.changeNamed', { title: suggestion.title })}
      submit={t('suggestions.save')}
      isDirty={state !== suggestion.state || reply !== suggestion.reply}
      isPending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <NativeSelect
        size="md"
        label={t('suggestions.state')}
        value={state}
        data={SUGGESTION_STATES.map((value) => ({ value, label: t(`suggestions.states.${value}`) }))}
        onChange={(event) =>
          setState(SUGGESTION_STATES.find((each) => each === event.currentTarget.value) ?? 'new')
        }
      />
      <Textarea
        size="md"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
        label={t('suggestions.reply')}
        value={reply}
        onChange={(event) => setReply(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
