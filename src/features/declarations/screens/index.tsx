export { ProgrammingView } from './programming/ProgrammingView.tsx';
