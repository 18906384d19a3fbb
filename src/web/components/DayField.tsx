import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import {
  DatePicker as AriaDatePicker,
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps } from './Field.tsx';
import { popoverLook } from './popup-look.ts';

export interface DayFieldProps extends FieldProps {
  /** YYYY-MM-DD. */
  value: string | null;
  onChange: (value: string | null) => void;
}

const STEP =
  'flex size-9 cursor-pointer items-center justify-center rounded data-hovered:bg-action-soft [&_svg]:size-4';

/** A day, typed as dd/mm/aaaa or picked. */
export function DayField({
  label,
  help,
  error,
  optional,
  hideLabel,
  value,
  onChange,
  ...rest
}: DayFieldProps) {
  return (
    <AriaDatePicker<CalendarDate>
      value={value === null ? null : parseDate(value)}
      onChange={(day) => onChange(day?.toString() ?? null)}
      isDisabled={rest.isDisabled}
      name={rest.name}
      isRequired={!optional}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      shouldForceLeadingZeros
      className={`flex flex-col gap-1 ${rest.className ?? ''}`}
    >
      <FieldLabel label={label} optional={optional} hideLabel={hideLabel} />
      <Group className="flex min-h-9.5 w-44 items-center rounded border border-rule-strong bg-surface pl-2.5 focus-within:outline-3 focus-within:outline-focus data-invalid:border-bad data-disabled:bg-ground-deep max-sm:min-h-11">
        <DateInput className="flex flex-1 text-16">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded px-0.5 outline-none data-focused:bg-action data-focused:text-onaction data-placeholder:text-ink-quiet data-focused:data-placeholder:text-onaction"
            />
          )}
        </DateInput>
        <Button aria-label="Abrir o calendário" className={STEP}>
          <CalendarDays aria-hidden="true" className="text-ink-quiet" />
        </Button>
      </Group>
      <FieldNotes help={help} error={error} />
      <Popover offset={4} className={popoverLook}>
        <Dialog className="p-3 outline-none">
          <Calendar>
            <header className="flex items-center justify-between">
              <Button slot="previous" className={STEP}>
                <ChevronLeft aria-hidden="true" />
              </Button>
              <Heading className="text-16 font-semibold" />
              <Button slot="next" className={STEP}>
                <ChevronRight aria-hidden="true" />
              </Button>
            </header>
            <CalendarGrid className="mt-2 [&_th]:size-9 [&_th]:text-13 [&_th]:text-ink-quiet">
              {(day) => (
                <CalendarCell
                  date={day}
                  className="flex size-9 cursor-pointer items-center justify-center rounded text-14 data-outside-month:hidden data-hovered:bg-action-soft data-selected:bg-action data-selected:font-semibold data-selected:text-onaction"
                />
              )}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}
