/** Statement of accessibility. */
export function AccessibilityPage() {
  return (
    <article className="max-w-[65ch] text-16 [&_h2]:mt-8 [&_h2]:mb-2 [&_h2]:text-18 [&_li]:mt-1 [&_p]:mt-3 [&_ul]:mt-2 [&_ul]:list-disc [&_ul]:pl-6">
      <h1 className="text-28">Acessibilidade</h1>
      <p>
        O Pactua é feito para ser usado por todas as pessoas, com ou sem tecnologia assistiva. Seguimos as
        Diretrizes de Acessibilidade para Conteúdo Web (WCAG) 2.2, nível AA, e o Modelo de Acessibilidade em
        Governo Eletrônico (eMAG), como pede a Lei nº 13.146/2015 (Lei Brasileira de Inclusão), art. 63.
      </p>
      <h2>O que você pode esperar</h2>
      <ul>
        <li>Tudo o que se faz com o mouse se faz com o teclado, e o foco está sempre à vista.</li>
        <li>A situação de cada item é dita por palavra e ícone, nunca só por cor.</li>
        <li>Todo gráfico e todo mapa tem a tabela com os mesmos números e o arquivo CSV ao lado.</li>
        <li>As telas funcionam do celular ao projetor e com o texto ampliado a 200%.</li>
        <li>As animações param quando o seu aparelho pede menos movimento.</li>
      </ul>
      <h2>Teclado</h2>
      <ul>
        <li>Tabelas: setas andam entre as células, Enter edita, Esc desiste, Ctrl+C copia, Ctrl+Z desfaz.</li>
        <li>Painel lateral: J passa ao próximo, K volta ao anterior, Esc fecha.</li>
        <li>Número sublinhado com pontos: Enter mostra de onde ele vem.</li>
      </ul>
      <h2>Como verificamos</h2>
      <p>
        Cada tela passa por verificação automática com axe-core e por navegação só de teclado. A verificação
        automática não encontra tudo: se algo impedir o seu trabalho, avise a administração do sistema na sua
        Secretaria, dizendo a tela e o que tentou fazer.
      </p>
    </article>
  );
}
