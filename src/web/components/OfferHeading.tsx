/** Heading of a column whose cells only offer something to do: told to who listens, neither shown nor printed. */
export function OfferHeading({ offer }: { offer: string }) {
  return (
    <th scope="col" className="screen-only w-24 py-2">
      <span className="sr-only">{offer}</span>
    </th>
  );
}
