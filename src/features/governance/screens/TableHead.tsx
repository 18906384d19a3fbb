/** The names of the columns; the last may have none, where its cells are verbs. */
export const TableHead = ({ heads }: { heads: readonly string[] }) => (
  <thead className="text-13 text-ink-quiet">
    <tr>
      {heads.map((head) => (
        <th key={head} scope="col" className="relative border-rule-strong border-b py-2 pr-4 font-normal">
          {head === '' ? <span className="sr-only">Ações</span> : head}
        </th>
      ))}
    </tr>
  </thead>
);
