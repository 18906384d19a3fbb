/** Notice of privacy. */
export function PrivacyPage() {
  return (
    <article className="max-w-[65ch] text-16 [&_h2]:mt-8 [&_h2]:mb-2 [&_h2]:text-18 [&_li]:mt-1 [&_p]:mt-3 [&_ul]:mt-2 [&_ul]:list-disc [&_ul]:pl-6">
      <h1 className="text-28">Privacidade</h1>
      <p>
        O Pactua trata dados pessoais para executar política pública de saúde, conforme a Lei nº 13.709/2018
        (LGPD), arts. 7º, III, e 23. Quem responde pelo tratamento é a Secretaria que mantém esta instalação.
      </p>
      <h2>De quem usa o sistema</h2>
      <ul>
        <li>Guardamos nome, unidade, papéis, endereço de acesso e senha (cifrada, nunca legível).</li>
        <li>
          Cada alteração fica registrada com autor, hora e motivo, porque o controle e a auditoria precisam
          saber quem decidiu o quê.
        </li>
        <li>
          Usamos um só cookie, necessário para manter a sua sessão. Não há rastreadores nem serviços de
          terceiros.
        </li>
      </ul>
      <h2>De quem é atendido pelo SUS</h2>
      <ul>
        <li>
          Dos arquivos públicos do DATASUS guardamos apenas as colunas necessárias aos indicadores. CPF,
          cartão SUS, nome, data de nascimento e CEP não são guardados.
        </li>
        <li>O número da AIH é guardado apenas como código irreversível, para reconhecer repetições.</li>
        <li>As telas mostram contagens e taxas, não pessoas.</li>
      </ul>
      <h2>Seus direitos</h2>
      <p>
        Você pode pedir confirmação, acesso e correção dos seus dados ao encarregado (DPO) da Secretaria. O
        registro das decisões administrativas é mantido pelo prazo da legislação de arquivos.
      </p>
    </article>
  );
}
