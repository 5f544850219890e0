import { createTheme, type MantineColorsTuple } from '@mantine/core'
import overrides from './theme.module.css'

const ink: MantineColorsTuple = [
  '#eef1fd',
  '#dbe1f9',
  '#b5c0f1',
  '#8d9de9',
  '#6b7fe2',
  '#5069dc',
  '#2f4bc7',
  '#2a43b4',
  '#233a9c',
  '#1a2d7d',
]

/** Warm paper greys; the library's cool ones never show. */
const paper: MantineColorsTuple = [
  '#faf8f5',
  '#f4f1ec',
  '#e9e5dd',
  '#e2ddd3',
  '#cbc4b7',
  '#9a9285',
  '#6a645a',
  '#4c473f',
  '#363229',
  '#26231e',
]

const coal: MantineColorsTuple = [
  '#ece8e1',
  '#c9c3b9',
  '#a8a196',
  '#7b756a',
  '#47443e',
  '#35332e',
  '#242320',
  '#1b1a18',
  '#151412',
  '#0f0e0d',
]

const bad: MantineColorsTuple = [
  '#fdeeed',
  '#fbe4e2',
  '#f4bfbb',
  '#ee9791',
  '#e2665f',
  '#d2433f',
  '#c02b2b',
  '#a82424',
  '#8f1e1e',
  '#751818',
]

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  colors: { ink, gray: paper, dark: coal, bad },
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  defaultRadius: 8,
  cursorType: 'pointer',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  respectReducedMotion: true,
  // Plain objects: naming the components here would pull all of them into the first bundle.
  components: {
    Button: { classNames: { root: overrides.button }, defaultProps: { size: 'sm' } },
    ActionIcon: {
      classNames: { root: overrides.icon },
      defaultProps: { variant: 'subtle', color: 'gray', size: 36 },
    },
    // Hints stand below, so that fields side by side stand on one line.
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    },
    Input: { classNames: { input: overrides.input } },
    Menu: {
      classNames: { dropdown: overrides.dropdown, item: overrides.item, label: overrides.label },
      defaultProps: {
        transitionProps: { duration: 100 },
        shadow: undefined,
        // An element that may be focused and is no item: a menu may hold none.
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: {
      classNames: { dropdown: overrides.dropdown },
      defaultProps: { transitionProps: { duration: 100 } },
    },
    // Its indicator is a surface, not the primary colour its contrast would be reckoned for.
    SegmentedControl: {
      classNames: { label: overrides.segment },
      defaultProps: { autoContrast: false },
    },
    Select: {
      classNames: { dropdown: overrides.dropdown, option: overrides.item },
      defaultProps: { allowDeselect: false, comboboxProps: { transitionProps: { duration: 100 } } },
    },
    Modal: {
      classNames: {
        content: overrides.modal,
        header: overrides.modalHeader,
        title: overrides.title,
      },
      defaultProps: {
        centered: true,
        radius: 14,
        overlayProps: { color: 'var(--veil)', backgroundOpacity: 1 },
        transitionProps: { duration: 120, transition: 'fade' },
      },
    },
    Tabs: { classNames: { tab: overrides.tab, list: overrides.tabs } },
    Tooltip: {
      classNames: { tooltip: overrides.tooltip },
      defaultProps: { openDelay: 350, transitionProps: { duration: 100 } },
    },
  },
})
