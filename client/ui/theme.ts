import {
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  defaultVariantColorsResolver,
  Input,
  type MantineColorsTuple,
  Modal,
  MultiSelect,
  NativeSelect,
  NumberInput,
  PasswordInput,
  parseThemeColor,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
  type VariantColorsResolver,
} from '@mantine/core';

/** Ten steps of each colour; step 6 acts, step 1 is its light ground and step 7 the text on that ground. */
const petrol: MantineColorsTuple = [
  '#EAF8F9',
  '#D3F1F3',
  '#A6E1E6',
  '#74D0D8',
  '#3BB3BF',
  '#1B909D',
  '#0D7480',
  '#0A5A63',
  '#08474F',
  '#06363C',
];
const saffron: MantineColorsTuple = [
  '#FFF8E8',
  '#FFF0D1',
  '#FFDFA0',
  '#FBCB70',
  '#F5B544',
  '#E69A1B',
  '#A86A00',
  '#8A5300',
  '#6D4200',
  '#523100',
];
const coral: MantineColorsTuple = [
  '#FEF2F0',
  '#FDE3E0',
  '#FAC5BF',
  '#F6A49C',
  '#F28379',
  '#DC5546',
  '#C7392B',
  '#A32A1E',
  '#822117',
  '#641811',
];
const leaf: MantineColorsTuple = [
  '#EEF9F1',
  '#DCF3E3',
  '#B8E5C6',
  '#90D4A6',
  '#67C285',
  '#43A365',
  '#2E8049',
  '#23693A',
  '#1B522D',
  '#143D21',
];
const plum: MantineColorsTuple = [
  '#F6F2FC',
  '#ECE5F8',
  '#D8CAF0',
  '#BFABE4',
  '#A58BD8',
  '#8769BD',
  '#6B4FA0',
  '#573F85',
  '#44316A',
  '#332450',
];
/** Mantine reads `gray` on light and `dark` on dark grounds: text first, page last. */
const gray: MantineColorsTuple = [
  '#F4F8F8',
  '#E6EEEF',
  '#CFDCDE',
  '#A9BEC2',
  '#56767D',
  '#56767D',
  '#37585F',
  '#274249',
  '#1B2F35',
  '#101C1F',
];
const dark: MantineColorsTuple = [
  '#E6EEEF',
  '#CFDCDE',
  '#A9BEC2',
  '#7F9BA1',
  '#56767D',
  '#274249',
  '#1B2F35',
  '#101C1F',
  '#0E181B',
  '#0B1416',
];

/** Mantine's light variant of orange and green is too pale to read; ours takes the text from step 7. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const colour = parseThemeColor({ color: input.color ?? input.theme.primaryColor, theme: input.theme });
  if (input.variant !== 'light' || !colour.isThemeColor) return resolved;
  return {
    ...resolved,
    background: `var(--mantine-color-${colour.color}-1)`,
    hover: `var(--mantine-color-${colour.color}-2)`,
    color: `var(--mantine-color-${colour.color}-7)`,
  };
};

/** The head of a dialog is no second banner of the page. */
const plainHeader = { header: { role: 'presentation' } } as const;
const dialogTitle = { fontSize: 'var(--text-large)', fontWeight: 650, lineHeight: '1.75rem' } as const;
const field = { size: 'md', radius: 'md' } as const;

/** The look of every Mantine component, readable at AA on the light rest and on the dark stage. */
export const theme = createTheme({
  colors: { petrol, saffron, coral, leaf, plum, gray, dark },
  primaryColor: 'petrol',
  primaryShade: 6,
  black: '#0B1416',
  white: '#FFFFFF',
  fontFamily: 'var(--font-family)',
  fontSizes: { xs: '0.78125rem', sm: '0.875rem', md: '0.96875rem', lg: '1.0625rem', xl: '1.3125rem' },
  lineHeights: { xs: '1.28', sm: '1.43', md: '1.55', lg: '1.41', xl: '1.33' },
  radius: { xs: '4px', sm: '8px', md: '10px', lg: '14px', xl: '20px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  focusRing: 'never',
  cursorType: 'pointer',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.625rem', lineHeight: '2rem' } } },
  variantColorResolver,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'md' },
      styles: {
        // Long words in large text wrap rather than leave the page.
        root: { fontWeight: 650, height: 'auto', minHeight: 'var(--target)' },
        inner: { height: 'auto', minHeight: 'calc(var(--target) - 2px)' },
        label: { whiteSpace: 'normal', lineHeight: 1.3, paddingBlock: '0.25rem' },
      },
    }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', fw: 550, radius: 'xl' } }),
    Input: Input.extend({
      defaultProps: field,
      vars: () => ({ wrapper: { '--input-height': 'var(--target)' }, input: {} }),
    }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { size: 'md' },
      styles: { label: { fontWeight: 550, marginBottom: '0.25rem' } },
    }),
    TextInput: TextInput.extend({ defaultProps: field }),
    Textarea: Textarea.extend({ defaultProps: { ...field, autosize: true, minRows: 3, maxRows: 12 } }),
    NativeSelect: NativeSelect.extend({ defaultProps: field }),
    NumberInput: NumberInput.extend({ defaultProps: field }),
    Select: Select.extend({ defaultProps: field }),
    MultiSelect: MultiSelect.extend({ defaultProps: field }),
    TagsInput: TagsInput.extend({ defaultProps: field }),
    PasswordInput: PasswordInput.extend({ defaultProps: field }),
    Switch: Switch.extend({ defaultProps: { size: 'md' } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, lockScroll: false, radius: 'lg', attributes: plainHeader },
      styles: { title: dialogTitle },
    }),
    Drawer: Drawer.extend({
      defaultProps: { lockScroll: false, attributes: plainHeader },
      styles: { title: dialogTitle },
    }),
  },
});

/** Grounds, borders and quiet text of both schemes; input borders are ink-500, which reads 4.9 on white. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#FFFFFF',
    '--mantine-color-text': 'var(--ink-950)',
    '--mantine-color-dimmed': 'var(--ink-600)',
    '--mantine-color-placeholder': 'var(--ink-500)',
    '--mantine-color-default-border': 'var(--ink-500)',
    '--mantine-color-error': 'var(--coral-700)',
    '--mantine-color-anchor': 'var(--petrol-700)',
  },
  dark: {
    '--mantine-color-body': 'var(--ink-900)',
    '--mantine-color-text': 'var(--ink-100)',
    '--mantine-color-dimmed': 'var(--ink-300)',
    '--mantine-color-placeholder': 'var(--ink-300)',
    '--mantine-color-default': 'var(--ink-800)',
    '--mantine-color-default-hover': 'var(--ink-700)',
    '--mantine-color-default-border': 'var(--ink-500)',
    '--mantine-color-error': 'var(--coral-400)',
    '--mantine-color-anchor': 'var(--petrol-300)',
  },
});
