export { AssignedSection } from './AssignedSection.tsx';
export { NextMeeting } from './NextMeeting.tsx';
