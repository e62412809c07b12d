import { type ReactNode, useRef } from 'react';

interface FileButtonProps {
  readonly label: string;
  readonly className: string | undefined;
  readonly disabled: boolean;
  /** Media types that are offered; all where nothing is said. */
  readonly accept?: string;
  readonly onFiles: (files: readonly File[]) => void;
  /** The icon. */
  readonly children: ReactNode;
}

/** Chooses files on this computer. */
export function FileButton({ label, className, disabled, accept, onFiles, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={label}
        title={label}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        disabled={disabled}
        accept={accept}
        aria-label={label}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
