export { reserve } from './memory';
