/** A plan of another unit in the same layout, written out by hand. */
export const OTHER_PLAN = `PLANO ESTRATÉGICO DA SUPERINTENDÊNCIA DE VIGILÂNCIA 2024-2027
5.1. OBJETIVOS ESTRATÉGICOS
RESULTADO PARA A SOCIEDADE\tReduzir as doenças transmissíveis
PROCESSOS\tFortalecer a vigilância laboratorial nas regiões de saúde
\tAmpliar a cobertura vacinal nos municípios prioritários
5.2. METAS ESTRATÉGICAS
Ampliar a cobertura vacinal de 80 para 95, até dezembro de 2027;
5.3. PAINEL
INDICADORES\t2024\t2025
901 - Cobertura vacinal\t80\t95,5
6.1. DESDOBRAMENTO
OBJETIVO 2\tAMPLIAR A COBERTURA VACINAL NOS MUNICÍPIOS PRIORITÁRIOS\t\t\t\t\t
RESPONSÁVEL\tSUPERINTENDENTE\t\t\t\t\t
AÇÕES ESTRATÉGICAS\tAÇÕES OPERACIONAIS (Como fazer?)\tRESPONSÁVEL\tQUEM PARTICIPA\tPRAZO\tOBSERVAÇÕES\tSTATUS
1) Reorganizar a rede de frio\t1 - Levantar câmaras de conservação\tCOVEP\tERS, SMS\tAté abril/24\t\tConcluído
\t2 - Comprar equipamentos; contratar\tCOVEP e GBSES\t\t2025 a 2027\tVer orçamento\t
OBJETIVO 1\tFORTALECER A VIGILÂNCIA LABORATORIAL NAS REGIÕES DE SAÚDE\t\t\t\t\t
AÇÕES ESTRATÉGICAS\tAÇÕES OPERACIONAIS (Como fazer?)\tRESPONSÁVEL\tQUEM PARTICIPA\tPRAZO\tOBSERVAÇÕES\tSTATUS
1) Integrar os laboratórios\t1 - Mapear fluxos\tLACEN\tMunicípios\tmensal\t\t`;
