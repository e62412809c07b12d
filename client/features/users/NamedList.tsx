import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import classes from './Users.module.css';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface NamedListProps<Entry extends Named> {
  readonly entries: readonly Entry[];
  readonly removeWord: (name: string) => string;
  readonly onRemove: (entry: Entry) => void;
}

/** A few names, each of which can be taken away. */
export function NamedList<Entry extends Named>({ entries, removeWord, onRemove }: NamedListProps<Entry>) {
  if (entries.length === 0) return null;
  return (
    <ul className={classes.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes.entry}>
          {entry.name}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="2.75rem"
            aria-label={removeWord(entry.name)}
            onClick={() => onRemove(entry)}
          >
            <IconX size="1.125rem" aria-hidden="true" />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
