import { IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import classes from './TreeView.module.css';

export interface TreeItem {
  readonly id: string;
  readonly name: string;
  /** What stands at the end of its line. */
  readonly note?: ReactNode;
  readonly children: readonly TreeItem[];
}

interface TreeViewProps {
  readonly label: string;
  readonly items: readonly TreeItem[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

interface Line {
  readonly item: TreeItem;
  readonly level: number;
  readonly parent: string | null;
}

/**
 * A tree of names, open at first. By keyboard: up and down, right opens, left closes or goes up, Home and End, Enter
 * selects (ARIA Authoring Practices, tree view).
 */
export function TreeView({ label, items, selected, onSelect }: TreeViewProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const lines = visibleLines(items, closed);
  const isShown = (id: string | null) => lines.some(({ item }) => item.id === id);
  const stop = [focused, selected].find(isShown) ?? lines[0]?.item.id;

  const toggle = (id: string) => {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  };
  const goTo = (id: string | null | undefined) => {
    if (!id) return;
    setFocused(id);
    const lines = root.current?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [];
    [...lines].find(({ dataset }) => dataset['id'] === id)?.focus();
  };
  const press = (event: KeyboardEvent, line: Line) => {
    const { item, parent } = line;
    const index = lines.findIndex((other) => other.item.id === item.id);
    const isOpen = item.children.length > 0 && !closed.has(item.id);
    const isClosed = item.children.length > 0 && closed.has(item.id);
    const keys = new Map<string, () => void>([
      ['ArrowDown', () => goTo(lines[index + 1]?.item.id)],
      ['ArrowUp', () => goTo(lines[index - 1]?.item.id)],
      ['ArrowRight', () => (isClosed ? toggle(item.id) : isOpen && goTo(item.children[0]?.id))],
      ['ArrowLeft', () => (isOpen ? toggle(item.id) : goTo(parent))],
      ['Home', () => goTo(lines[0]?.item.id)],
      ['End', () => goTo(lines.at(-1)?.item.id)],
      ['Enter', () => onSelect(item.id)],
      [' ', () => onSelect(item.id)],
    ]);
    const act = keys.get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div ref={root} className={classes.tree} role="tree" aria-label={label}>
      {lines.map((line) => (
        <TreeLine
          key={line.item.id}
          line={line}
          isClosed={closed.has(line.item.id)}
          isSelected={line.item.id === selected}
          isStop={line.item.id === stop}
          onToggle={() => toggle(line.item.id)}
          onSelect={() => {
            setFocused(line.item.id);
            onSelect(line.item.id);
          }}
          onPress={(event) => press(event, line)}
        />
      ))}
    </div>
  );
}

interface TreeLineProps {
  readonly line: Line;
  readonly isClosed: boolean;
  readonly isSelected: boolean;
  /** Where the tabulator stops. */
  readonly isStop: boolean;
  readonly onToggle: () => void;
  readonly onSelect: () => void;
  readonly onPress: (event: KeyboardEvent) => void;
}

function TreeLine({ line: { item, level }, isClosed, isSelected, isStop, ...on }: TreeLineProps) {
  const isParent = item.children.length > 0;
  return (
    <div
      role="treeitem"
      className={classes.item}
      style={{ paddingInlineStart: `${(level - 1) * 1.25}rem` }}
      data-id={item.id}
      aria-level={level}
      aria-selected={isSelected}
      {...(isParent && { 'aria-expanded': !isClosed })}
      tabIndex={isStop ? 0 : -1}
      onClick={on.onSelect}
      onKeyDown={on.onPress}
    >
      {isParent ? (
        <span
          className={classes.chevron}
          data-closed={isClosed}
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            on.onToggle();
          }}
        >
          <IconChevronRight size="1.125rem" />
        </span>
      ) : (
        <span className={classes.chevron} aria-hidden="true" />
      )}
      <span className={classes.name}>{item.name}</span>
      {item.note !== undefined && <span className={classes.note}>{item.note}</span>}
    </div>
  );
}

/** The lines that are not below something closed. */
function visibleLines(
  items: readonly TreeItem[],
  closed: ReadonlySet<string>,
  level = 1,
  parent: string | null = null,
): readonly Line[] {
  return items.flatMap((item) => [
    { item, level, parent },
    ...(closed.has(item.id) ? [] : visibleLines(item.children, closed, level + 1, item.id)),
  ]);
}
