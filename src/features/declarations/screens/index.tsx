export { EvidencePicker } from './EvidencePicker.tsx';
export { MonthsView } from './monthly/MonthsView.tsx';
export { MonthView } from './monthly/MonthView.tsx';
export { ProgrammingView } from './programming/ProgrammingView.tsx';
