<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>AlthoughBooked</name>
    <message>
        <source>Book it: it is another movement</source>
        <translation>Le comptabiliser&#x202f;: c’est un autre mouvement</translation>
    </message>
    <message>
        <source>The books hold this already</source>
        <translation>La comptabilité contient déjà ce mouvement</translation>
    </message>
</context>
<context>
    <name>AutomaticDialog</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Matched with</source>
        <translation>Rapprochée avec</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>those of the journal</source>
        <translation>ceux du journal</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>&amp;Lignes</translation>
    </message>
    <message>
        <source>One undo (Ctrl+Z) takes all of it back.</source>
        <translation>Une seule annulation (Ctrl+Z) reprend le tout.</translation>
    </message>
    <message>
        <source>&amp;Days between line and entry</source>
        <translation>&amp;Jours d’écart entre ligne et écriture</translation>
    </message>
    <message>
        <source>Looking for what matches…</source>
        <translation>Recherche de ce qui se rapproche…</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Rapprocher</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) have one answer. To confirm: %1; with several answers: %2; without: %3.</source>
        <translation>
            <numerusform>%n ligne n’a qu’une réponse. À confirmer&#x202f;: %1&#x202f;; à plusieurs réponses&#x202f;: %2&#x202f;; sans réponse&#x202f;: %3.</numerusform>
            <numerusform>%n lignes n’ont qu’une réponse. À confirmer&#x202f;: %1&#x202f;; à plusieurs réponses&#x202f;: %2&#x202f;; sans réponse&#x202f;: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Match %n line(s)</source>
        <translation>
            <numerusform>Rapprocher %n ligne</numerusform>
            <numerusform>Rapprocher %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Automatic matching</source>
        <translation>Rapprochement automatique</translation>
    </message>
    <message>
        <source>the day of each line</source>
        <translation>le jour de chaque ligne</translation>
    </message>
    <message>
        <source>the latest day of each statement</source>
        <translation>le jour le plus récent de chaque relevé</translation>
    </message>
    <message>
        <source>one day for all</source>
        <translation>un seul jour pour toutes</translation>
    </message>
    <message>
        <source>Date of pointing</source>
        <translation>Date de pointage</translation>
    </message>
    <message>
        <source>Date of &amp;pointing</source>
        <translation>Date de &amp;pointage</translation>
    </message>
</context>
<context>
    <name>CreateMissing</name>
    <message>
        <source>Create account %1</source>
        <translation>Créer le compte %1</translation>
    </message>
    <message>
        <source>Create third party %1</source>
        <translation>Créer le tiers %1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Type its name first.</source>
        <translation>Tapez d’abord son nom.</translation>
    </message>
    <message>
        <source>Create the account…</source>
        <translation>Créer le compte…</translation>
    </message>
    <message>
        <source>Create the third party…</source>
        <translation>Créer le tiers…</translation>
    </message>
</context>
<context>
    <name>DifferenceTypes</name>
    <message>
        <source>cents nobody asks for</source>
        <translation>centimes que personne ne réclame</translation>
    </message>
    <message>
        <source>discount for early payment</source>
        <translation>escompte pour paiement anticipé</translation>
    </message>
    <message>
        <source>kept back by the bank</source>
        <translation>retenu par la banque</translation>
    </message>
    <message>
        <source>another exchange rate</source>
        <translation>autre cours de change</translation>
    </message>
    <message>
        <source>A type of your own</source>
        <translation>Un type à vous</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Libellé</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Nature</translation>
    </message>
    <message>
        <source>Account of a l&amp;ack</source>
        <translation>Compte d’un &amp;manque</translation>
    </message>
    <message>
        <source>Empty: not offered.</source>
        <translation>Vide&#x202f;: pas proposé.</translation>
    </message>
    <message>
        <source>Account of a &amp;surplus</source>
        <translation>Compte d’un &amp;excédent</translation>
    </message>
    <message>
        <source>Without asking, &amp;up to</source>
        <translation>Sans &amp;demander, jusqu’à</translation>
    </message>
    <message>
        <source>For every third party and nature of line. Empty: you are asked.</source>
        <translation>Pour tous les tiers et toutes les natures de ligne. Vide&#x202f;: on vous demande.</translation>
    </message>
    <message>
        <source>And up to this s&amp;hare (%)</source>
        <translation>Et jusqu’à cette &amp;part (%)</translation>
    </message>
    <message>
        <source>Of what is open, as 1 or 0.5. Empty: the amount alone counts.</source>
        <translation>De ce qui reste ouvert, comme 1 ou 0,5. Vide&#x202f;: seul le montant compte.</translation>
    </message>
    <message numerus="yes">
        <source>%n other limit(s) for every third party and nature count too: %1. What you change above replaces them too.</source>
        <comment>amounts</comment>
        <translation>
            <numerusform>%n autre limite pour tous les tiers et toutes les natures vaut aussi&#x202f;: %1. Ce que vous changez ci-dessus la remplace aussi.</numerusform>
            <numerusform>%n autres limites pour tous les tiers et toutes les natures valent aussi&#x202f;: %1. Ce que vous changez ci-dessus les remplace aussi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other limit(s) of this type, for a third party or a nature, stay.</source>
        <translation>
            <numerusform>%n autre limite de ce type, pour un tiers ou une nature, reste.</numerusform>
            <numerusform>%n autres limites de ce type, pour un tiers ou une nature, restent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type an amount of zero or more: %1</source>
        <translation>Saisissez un montant nul ou positif&#x202f;: %1</translation>
    </message>
    <message>
        <source>Type a share from 0 to 100 %, with one decimal: %1</source>
        <translation>Saisissez une part de 0 à 100&#xa0;%, avec une décimale&#x202f;: %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>There is such a type already: choose another code.</source>
        <translation>Ce type existe déjà&#x202f;: choisissez un autre code.</translation>
    </message>
    <message>
        <source>type of difference %1</source>
        <comment>an act that can be undone</comment>
        <translation>type d’écart %1</translation>
    </message>
    <message>
        <source>Types of difference</source>
        <translation>Types d’écart</translation>
    </message>
    <message>
        <source>A write-off offers the types that have an account for its side: a lack is a charge, a surplus an income.</source>
        <translation>Solder un écart propose les types qui ont un compte de son côté&#x202f;: un manque est une charge, un excédent un produit.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>aucune limite</translation>
    </message>
    <message>
        <source>Limit for a &amp;day</source>
        <translation>Limite par &amp;jour</translation>
    </message>
    <message>
        <source>What automatic matching books of it in one day at most; beyond that the line waits for you.</source>
        <translation>Ce que le rapprochement automatique en passe au plus en un jour&#x202f;; au-delà, la ligne vous attend.</translation>
    </message>
</context>
<context>
    <name>JournalDialog</name>
    <message>
        <source>Bank journal</source>
        <translation>Journal de banque</translation>
    </message>
    <message>
        <source>A bank journal ties one account of the bank to one 512 account of the books.</source>
        <translation>Un journal de banque relie un compte bancaire à un compte 512 des livres.</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>Co&amp;de</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>For example the bank’s name.</source>
        <translation>Par exemple le nom de la banque.</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Compte</translation>
    </message>
    <message>
        <source>&amp;IBAN</source>
        <translation>&amp;IBAN</translation>
    </message>
    <message>
        <source>Save the journal</source>
        <translation>Enregistrer le journal</translation>
    </message>
    <message>
        <source>This is not a valid IBAN: check its digits.</source>
        <translation>Cet IBAN n’est pas valide&#x202f;: vérifiez ses chiffres.</translation>
    </message>
    <message>
        <source>N&amp;umber</source>
        <translation>N&amp;uméro</translation>
    </message>
    <message>
        <source>Of an account without IBAN, as a card: what its files say.</source>
        <translation>D’un compte sans IBAN, comme une carte&#x202f;: ce que disent ses fichiers.</translation>
    </message>
    <message>
        <source>Say which account of the bank it follows: its IBAN, or its number.</source>
        <translation>Indiquez le compte de la banque qu’il suit&#x202f;: son IBAN, ou son numéro.</translation>
    </message>
    <message>
        <source>An account with an IBAN is known by it: leave the number empty.</source>
        <translation>Un compte qui a un IBAN est reconnu par lui&#x202f;: laissez le numéro vide.</translation>
    </message>
    <message>
        <source>Cu&amp;rrency</source>
        <translation>De&amp;vise</translation>
    </message>
    <message>
        <source>Of the account at the bank. The books stay in %1; the rows of this account keep both amounts.</source>
        <translation>Du compte à la banque. La comptabilité reste en %1&#x202f;; les lignes de ce compte gardent les deux montants.</translation>
    </message>
    <message>
        <source>This is not a currency: type its three letters, for example USD.</source>
        <translation>Ce n’est pas une devise&#x202f;: tapez ses trois lettres, par exemple USD.</translation>
    </message>
</context>
<context>
    <name>JournalSettings</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Parcourir…</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>Where the bank’s files are put: a path without a file name. The files stay where they are.</source>
        <translation>Où sont rangés les fichiers de la banque&#x202f;: un chemin sans nom de fichier. Les fichiers restent où ils sont.</translation>
    </message>
    <message>
        <source>Folder of the statements</source>
        <translation>Dossier des relevés</translation>
    </message>
    <message>
        <source>any format</source>
        <translation>tous les formats</translation>
    </message>
    <message>
        <source>bank connection</source>
        <translation>connexion bancaire</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>&amp;Point on digital statements</source>
        <translation>Activer le pointage sur relevé &amp;numérique</translation>
    </message>
    <message>
        <source>Match &amp;automatically while importing</source>
        <translation>&amp;Rapprochement automatique pendant l’import</translation>
    </message>
    <message>
        <source>There is no bank journal yet: the first import of a file proposes one.</source>
        <translation>Il n’y a pas encore de journal de banque&#x202f;: le premier import d’un fichier en propose un.</translation>
    </message>
    <message>
        <source>Statements of a journal</source>
        <translation>Relevés d’un journal</translation>
    </message>
    <message>
        <source>How the journal takes the bank’s statements in; an import for it begins with these.</source>
        <translation>Comment le journal reçoit les relevés de la banque&#x202f;; un import pour ce journal commence par ces réglages.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Watch the folder and tell what comes in</source>
        <translation>&amp;Surveiller le dossier et annoncer ce qui y arrive</translation>
    </message>
    <message>
        <source>&amp;Import it without asking; what fails goes to the quarantine</source>
        <translation>&amp;Importer automatiquement&#x202f;; ce qui échoue va en quarantaine</translation>
    </message>
    <message>
        <source>Book pa&amp;yments when their order is exported</source>
        <translation>Comptabiliser les pa&amp;iements à l’export de leur ordre</translation>
    </message>
    <message>
        <source>The bank’s line is only pointed then; else it books the payment</source>
        <translation>La ligne du relevé est alors seulement pointée&#x202f;; sinon, c’est elle qui comptabilise le paiement</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>↑ ↓ move between rows, Tab goes to the other table and Shift+Tab leaves them, Shift or Ctrl with ↑ ↓ extends the selection.</source>
        <translation>↑ ↓ changent de ligne, Tab passe à l’autre table et Maj+Tab en sort, Maj ou Ctrl avec ↑ ↓ étend la sélection.</translation>
    </message>
</context>
<context>
    <name>LearnedList</name>
    <message>
        <source>What was learned</source>
        <translation>Ce qui a été appris</translation>
    </message>
    <message>
        <source>From matches of one line. It proposes, and never books anything by itself; what was undone is forgotten.</source>
        <translation>À partir des rapprochements d’une seule ligne. Cela propose et ne comptabilise jamais rien tout seul&#x202f;; ce qui est annulé est oublié.</translation>
    </message>
    <message>
        <source>&amp;Learn, and use what was learned</source>
        <translation>A&amp;pprendre, et utiliser ce qui a été appris</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>&amp;Switch off</source>
        <translation>Dé&amp;sactiver</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>&amp;Effacer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Switch on</source>
        <translation>Ré&amp;activer</translation>
    </message>
    <message>
        <source>switching what was learned</source>
        <comment>an act that can be undone</comment>
        <translation>l’activation ou la désactivation de ce qui a été appris</translation>
    </message>
    <message>
        <source>erasing what was learned</source>
        <comment>an act that can be undone</comment>
        <translation>l’effacement de ce qui a été appris</translation>
    </message>
</context>
<context>
    <name>LearnedModel</name>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>a bank line: day, amount, label</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Lines with</source>
        <translation>Lignes avec</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Vont à</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Concordent</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Contre</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>D’après</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>LineDialogs</name>
    <message>
        <source>Match with an account</source>
        <translation>Rapprocher avec un compte</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Rapprocher</translation>
    </message>
    <message>
        <source>&amp;Accounts</source>
        <translation>&amp;Comptes</translation>
    </message>
    <message>
        <source>Number or words, for example 627 or services bancaires; 471 for what is not known yet.</source>
        <translation>Numéro ou mots, par exemple 627 ou services bancaires&#x202f;; 471 pour ce qu’on ne connaît pas encore.</translation>
    </message>
</context>
<context>
    <name>LineTemplateDialog</name>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a bank line: label, amount</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>This template has several accounts: spread the amount over them.</source>
        <translation>Ce modèle a plusieurs comptes&#x202f;: répartissez le montant.</translation>
    </message>
    <message>
        <source>template of %1</source>
        <comment>an act that can be undone</comment>
        <translation>le modèle de %1</translation>
    </message>
    <message>
        <source>Choose a template that fits the line.</source>
        <translation>Choisissez un modèle qui convient à la ligne.</translation>
    </message>
    <message>
        <source>An amount cannot be read.</source>
        <translation>Un montant est illisible.</translation>
    </message>
    <message>
        <source>entry of %1</source>
        <comment>an act that can be undone</comment>
        <translation>l’écriture de %1</translation>
    </message>
    <message>
        <source>Entry template of the line</source>
        <translation>Modèle d’écriture de la ligne</translation>
    </message>
    <message>
        <source>what is found by itself</source>
        <translation>ce qui est trouvé automatiquement</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>&amp;Label of the entry</source>
        <translation>&amp;Libellé de l’écriture</translation>
    </message>
    <message>
        <source>&amp;Entry</source>
        <translation>&amp;Écriture</translation>
    </message>
    <message>
        <source>Accounts and amounts may be changed before they are booked; together they make the line.</source>
        <translation>Comptes et montants peuvent être modifiés avant d’être passés&#x202f;; ensemble ils font la ligne.</translation>
    </message>
    <message>
        <source>&amp;Book the entry and match it</source>
        <translation>&amp;Passer l’écriture et la rapprocher</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Book lines by their templates</source>
        <translation>Générer les écritures par modèle</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>bank line, its template</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>no template</source>
        <translation>aucun modèle</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), each by its own template; the entries wait as drafts.</source>
        <translation>
            <numerusform>%n ligne, par son modèle&#x202f;; l’écriture reste en brouillard.</numerusform>
            <numerusform>%n lignes, chacune par son modèle&#x202f;; les écritures restent en brouillard.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Book and match</source>
        <translation>Passer et rapprocher</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) by template</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>%n écriture par modèle</numerusform>
            <numerusform>%n écritures par modèle</numerusform>
        </translation>
    </message>
    <message>
        <source>Third party of the line</source>
        <translation>Tiers de la ligne</translation>
    </message>
    <message>
        <source>&amp;Third party</source>
        <translation>&amp;Tiers</translation>
    </message>
    <message>
        <source>Stays until you clear it; empty: what is found by itself.</source>
        <translation>Reste jusqu’à ce que vous l’effaciez&#x202f;; vide&#x202f;: ce qui est trouvé automatiquement.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>third party of %1</source>
        <comment>an act that can be undone</comment>
        <translation>le tiers de %1</translation>
    </message>
</context>
<context>
    <name>MovementDialogs</name>
    <message>
        <source>It is another movement: create it</source>
        <translation>C’est un autre mouvement&#x202f;: le créer</translation>
    </message>
    <message>
        <source>Third &amp;party</source>
        <translation>&amp;Tiers</translation>
    </message>
    <message>
        <source>Empty: no third party in particular.</source>
        <translation>Vide&#x202f;: tiers non défini.</translation>
    </message>
    <message>
        <source>&amp;Day of the operation</source>
        <translation>&amp;Date d’opération</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Libellé</translation>
    </message>
    <message>
        <source>P&amp;iece</source>
        <translation>&amp;Pièce</translation>
    </message>
    <message>
        <source>&amp;Counterparts</source>
        <translation>&amp;Contreparties</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of movement: amount</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Spread the whole amount over accounts first.</source>
        <translation>Répartissez d’abord tout le montant sur des comptes.</translation>
    </message>
    <message>
        <source>Create the movement</source>
        <translation>Créer le mouvement</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Create movements</source>
        <translation>Créer les mouvements</translation>
    </message>
    <message>
        <source>Each line gets a movement on its third party’s side.</source>
        <translation>Chaque ligne reçoit un mouvement du côté de son tiers.</translation>
    </message>
    <message>
        <source>&amp;Movements</source>
        <translation>&amp;Mouvements</translation>
    </message>
    <message numerus="yes">
        <source>Create %n movement(s)</source>
        <translation>
            <numerusform>Créer %n mouvement</numerusform>
            <numerusform>Créer %n mouvements</numerusform>
        </translation>
    </message>
    <message>
        <source>Give each amount its account first.</source>
        <translation>Donnez d’abord un compte à chaque montant.</translation>
    </message>
</context>
<context>
    <name>NatureDialog</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Nature now</source>
        <translation>Nature actuelle</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Deviendra</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>inchangée</translation>
    </message>
    <message>
        <source>Choose a nature</source>
        <translation>Choisir une nature</translation>
    </message>
    <message numerus="yes">
        <source>nature of %n line(s)</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>la nature d’une ligne</numerusform>
            <numerusform>la nature de %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nature of the lines</source>
        <translation>Nature des lignes</translation>
    </message>
    <message>
        <source>&amp;Nature</source>
        <translation>&amp;Nature</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>&amp;Lignes</translation>
    </message>
    <message>
        <source>One undo (Ctrl+Z) takes all of it back.</source>
        <translation>Une seule annulation (Ctrl+Z) reprend le tout.</translation>
    </message>
    <message>
        <source>Choose the nature first.</source>
        <translation>Choisissez d’abord la nature.</translation>
    </message>
    <message>
        <source>Every line has this nature already: nothing is to change.</source>
        <translation>Toutes les lignes ont déjà cette nature&#x202f;: il n’y a rien à changer.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) chosen.</source>
        <comment>bank lines</comment>
        <translation>
            <numerusform>%n ligne choisie.</numerusform>
            <numerusform>%n lignes choisies.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) chosen, %1 of them change.</source>
        <comment>bank lines</comment>
        <translation>
            <numerusform>%n ligne choisie, dont %1 à changer.</numerusform>
            <numerusform>%n lignes choisies, dont %1 à changer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message numerus="yes">
        <source>Change %n line(s)</source>
        <translation>
            <numerusform>Modifier %n ligne</numerusform>
            <numerusform>Modifier %n lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartyDialog</name>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source> days</source>
        <comment>after the date of an invoice</comment>
        <translation> jours</translation>
    </message>
    <message>
        <source>on debits</source>
        <translation>sur les débits</translation>
    </message>
    <message>
        <source>on receipts</source>
        <translation>sur les encaissements</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;IBAN</source>
        <translation>&amp;IBAN</translation>
    </message>
    <message>
        <source>Typed here, it counts as confirmed: copy it from a paper you trust. The number used before is retired.</source>
        <translation>Saisi ici, il vaut confirmation&#x202f;: recopiez-le d’un document sûr. Le numéro précédent n’est plus utilisé.</translation>
    </message>
    <message>
        <source>&amp;Reference on statements</source>
        <translation>&amp;Référence sur les relevés</translation>
    </message>
    <message>
        <source>What the bank writes for it; empty: its name.</source>
        <translation>Ce que la banque écrit pour lui&#x202f;; vide&#x202f;: son nom.</translation>
    </message>
    <message>
        <source>&amp;Terms</source>
        <translation>&amp;Échéance</translation>
    </message>
    <message>
        <source>&amp;VAT due</source>
        <translation>&amp;TVA exigible</translation>
    </message>
    <message>
        <source>Third party %1</source>
        <translation>Tiers %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>This is not an IBAN: compare each group of four characters.</source>
        <translation>Ce n’est pas un IBAN&#x202f;: comparez chaque groupe de quatre caractères.</translation>
    </message>
    <message>
        <source>The past says otherwise: look at what was booked, and give a reason.</source>
        <translation>Le passé dit autre chose&#x202f;: regardez ce qui a été comptabilisé et donnez un motif.</translation>
    </message>
    <message>
        <source>card of %1</source>
        <comment>an act that can be undone</comment>
        <translation>la fiche de %1</translation>
    </message>
</context>
<context>
    <name>PickDialogs</name>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Facture</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Left to settle</source>
        <translation>Reste à régler</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu le</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a bank line: label, amount</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), %1</source>
        <comment>how many bank lines, and their sum</comment>
        <translation>
            <numerusform>%n ligne, %1</numerusform>
            <numerusform>%n lignes, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Invoice of the line</source>
        <translation>Facture de la ligne</translation>
    </message>
    <message>
        <source>Of every third party</source>
        <translation>De tous les tiers</translation>
    </message>
    <message>
        <source>No invoice after all</source>
        <translation>Finalement, aucune facture</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtrer</translation>
    </message>
    <message>
        <source>&amp;Invoices</source>
        <translation>Fac&amp;tures</translation>
    </message>
    <message>
        <source>Choose an invoice first.</source>
        <translation>Choisissez d’abord une facture.</translation>
    </message>
    <message>
        <source>Put on the line</source>
        <translation>Porter sur la ligne</translation>
    </message>
    <message>
        <source>Attach documents</source>
        <translation>Joindre des documents</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Documents</translation>
    </message>
    <message>
        <source>Those of the Documents pane; several may be chosen.</source>
        <translation>Ceux du volet Documents&#x202f;; plusieurs au choix.</translation>
    </message>
    <message>
        <source>Choose a document first.</source>
        <translation>Choisissez d’abord un document.</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Joindre</translation>
    </message>
    <message>
        <source>Note on the lines</source>
        <translation>Note sur les lignes</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>Pour&amp;quoi</translation>
    </message>
    <message>
        <source>Empty takes the note away.</source>
        <translation>Vide&#x202f;: la note est retirée.</translation>
    </message>
    <message>
        <source>The line leaves the work for good; who reads the statement later must understand it.</source>
        <translation>La ligne sort du travail pour de bon&#x202f;; qui relira le relevé doit le comprendre.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Say why first.</source>
        <translation>Dites d’abord pourquoi.</translation>
    </message>
</context>
<context>
    <name>OutstandingDialog</name>
    <message>
        <source>Waits</source>
        <translation>Attend</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) of the takeover count as seen again.</source>
        <translation>
            <numerusform>%n écriture de la reprise est de nouveau tenue pour vue.</numerusform>
            <numerusform>%n écritures de la reprise sont de nouveau tenues pour vues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) of the takeover wait for their line.</source>
        <translation>
            <numerusform>%n écriture de la reprise attend sa ligne.</numerusform>
            <numerusform>%n écritures de la reprise attendent leur ligne.</numerusform>
        </translation>
    </message>
    <message>
        <source>cheques on their way at the takeover</source>
        <comment>an act that can be undone</comment>
        <translation>chèques en route à la reprise</translation>
    </message>
    <message>
        <source>On their way at the takeover</source>
        <translation>En route à la reprise</translation>
    </message>
    <message>
        <source>What the books taken over hold on account %1 counts as seen by the bank. Tick the cheques it had not paid yet: they wait for their line, and the inherited difference follows.</source>
        <translation>Ce que les livres repris portent au compte %1 est tenu pour vu par la banque. Cochez les chèques qu’elle n’avait pas encore payés : ils attendent leur ligne, et l’écart hérité suit.</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>C&amp;hercher</translation>
    </message>
    <message>
        <source>&amp;Entries</source>
        <translation>&amp;Écritures</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The books taken over hold no operation of account %1.</source>
        <translation>Les livres repris ne portent aucune opération du compte %1.</translation>
    </message>
</context>
<context>
    <name>PointingDialogs</name>
    <message>
        <source>New pointing</source>
        <translation>Nouveau pointage</translation>
    </message>
    <message>
        <source>Journal %1, account %2</source>
        <translation>Journal %1, compte %2</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Du</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Au</translation>
    </message>
    <message>
        <source>&amp;Currency</source>
        <translation>&amp;Monnaie</translation>
    </message>
    <message>
        <source>&amp;Balance of the bank</source>
        <translation>&amp;Solde de la banque</translation>
    </message>
    <message>
        <source>As the paper statement shows it on the last day; money on the account is positive.</source>
        <translation>Tel que le relevé papier le montre au dernier jour&#x202f;; un avoir est positif.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Type the balance first.</source>
        <translation>Saisissez d’abord le solde.</translation>
    </message>
    <message>
        <source>Point all until a day</source>
        <translation>Tout pointer jusqu’à une date</translation>
    </message>
    <message numerus="yes">
        <source>Everything until then counts as seen, except the %n selected entry(ies).</source>
        <translation>
            <numerusform>Tout compte comme vu jusque-là, sauf %n écriture sélectionnée.</numerusform>
            <numerusform>Tout compte comme vu jusque-là, sauf les %n écritures sélectionnées.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Jusqu’au</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Pointer</translation>
    </message>
    <message>
        <source>Erase marks</source>
        <translation>Effacer des marques</translation>
    </message>
    <message numerus="yes">
        <source>The pointing is open again and still counts in the statements. All of it is erased, with its %n mark(s).</source>
        <translation>
            <numerusform>Le pointage est rouvert et compte toujours dans les états. Il est effacé en entier, avec sa marque.</numerusform>
            <numerusform>Le pointage est rouvert et compte toujours dans les états. Il est effacé en entier, avec ses %n marques.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pointing is open again and still counts in the statements: the %n selected mark(s) leave them.</source>
        <translation>
            <numerusform>Le pointage est rouvert et compte toujours dans les états : la marque sélectionnée les quitte.</numerusform>
            <numerusform>Le pointage est rouvert et compte toujours dans les états : les %n marques sélectionnées les quittent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pointing is validated. Without the %n selected mark(s) it is open again, and has to be validated once more.</source>
        <translation>
            <numerusform>Le pointage est validé. Sans la marque sélectionnée, il est rouvert et doit être validé de nouveau.</numerusform>
            <numerusform>Le pointage est validé. Sans les %n marques sélectionnées, il est rouvert et doit être validé de nouveau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pointing is validated. All of it is erased, with its %n mark(s).</source>
        <translation>
            <numerusform>Le pointage est validé. Il est effacé en entier, avec sa marque.</numerusform>
            <numerusform>Le pointage est validé. Il est effacé en entier, avec ses %n marques.</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>A difference is left</source>
        <translation>Il reste un écart</translation>
    </message>
    <message>
        <source>What is pointed and the bank’s balance differ by %1. Validate all the same? The difference stays in the reconciliation statement.</source>
        <translation>Le pointé et le solde de la banque diffèrent de %1. Valider quand même&#x202f;? L’écart reste dans l’état de rapprochement.</translation>
    </message>
    <message>
        <source>Validate all the same</source>
        <translation>Valider quand même</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Revue</translation>
    </message>
    <message>
        <source>Reconciliation statement of journal %1 on %2. No entry of the account may be a draft until then.</source>
        <translation>État de rapprochement du journal %1 au %2. Aucune écriture du compte ne doit rester en brouillard jusque-là.</translation>
    </message>
    <message>
        <source>Reviewed &amp;by</source>
        <translation>Revu &amp;par</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>The pointing until %1 is validated too: its balance differs by %2 as long as these entries are not pointed again.</source>
        <comment>a day; an amount</comment>
        <translation>Le pointage jusqu’au %1 est validé lui aussi&#x202f;: son solde présentera un écart de %2 tant que ces écritures ne sont pas pointées de nouveau.</translation>
    </message>
    <message numerus="yes">
        <source>%n pointing(s), until %1 to %2, are validated too: their balances differ by %3 as long as these entries are not pointed again.</source>
        <comment>two days; an amount</comment>
        <translation>
            <numerusform>%n pointage ultérieur, du %1 au %2, est validé lui aussi&#x202f;: son solde présentera un écart de %3 tant que ces écritures ne sont pas pointées de nouveau.</numerusform>
            <numerusform>%n pointages ultérieurs, jusqu’au %1 et jusqu’au %2, sont validés eux aussi&#x202f;: leurs soldes présenteront un écart de %3 tant que ces écritures ne sont pas pointées de nouveau.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 reviewed it on %2. Your name takes that place on the statement; the log keeps the earlier review.</source>
        <comment>a reviewer; a day</comment>
        <translation>%1 l’a revu le %2. Votre nom prendra cette place sur l’état&#x202f;; le journal des événements garde la revue précédente.</translation>
    </message>
    <message>
        <source>%1 reviewed it on %2, and it changed since. Your name takes that place on the statement; the log keeps the earlier review.</source>
        <comment>a reviewer; a day</comment>
        <translation>%1 l’a revu le %2, et il a changé depuis. Votre nom prendra cette place sur l’état&#x202f;; le journal des événements garde la revue précédente.</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Return</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Page préc.</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Page suiv.</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retour arrière</translation>
    </message>
</context>
<context>
    <name>ReadingQuestions</name>
    <message>
        <source>day, month, year (31/12/2026)</source>
        <translation>jour, mois, année (31/12/2026)</translation>
    </message>
    <message>
        <source>month, day, year (12/31/2026)</source>
        <translation>mois, jour, année (12/31/2026)</translation>
    </message>
    <message>
        <source>year, month, day (2026/12/31)</source>
        <translation>année, mois, jour (2026/12/31)</translation>
    </message>
    <message>
        <source>Day or month first?</source>
        <translation>Jour ou mois d’abord&#x202f;?</translation>
    </message>
    <message>
        <source>Every day of %1 may be read in two orders, and the file does not say which one its bank writes. The answer holds for the whole file.</source>
        <translation>Chaque date de %1 peut se lire dans deux ordres, et le fichier ne dit pas lequel sa banque emploie. La réponse vaut pour tout le fichier.</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>&amp;Ordre</translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation>Lire ainsi</translation>
    </message>
    <message>
        <source>Which account is it of?</source>
        <translation>De quel compte s’agit-il&#x202f;?</translation>
    </message>
    <message>
        <source>This file does not say of which account it is: choose the bank journal of its lines.</source>
        <translation>Ce fichier ne dit pas de quel compte il est&#x202f;: choisissez le journal de banque de ses lignes.</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>It is this one</source>
        <translation>C’est celui-ci</translation>
    </message>
</context>
<context>
    <name>ReferenceDialog</name>
    <message>
        <source>Words on the &amp;statement</source>
        <translation>Mots du &amp;relevé</translation>
    </message>
    <message>
        <source>Whole words, in any column of the line. Every unreconciled line that holds them changes, no other.</source>
        <translation>Des mots entiers, dans n’importe quelle colonne. Toute ligne non rapprochée qui les contient change, aucune autre.</translation>
    </message>
    <message>
        <source>Choose one and type the words to look for.</source>
        <translation>Choisissez-en un et saisissez les mots à chercher.</translation>
    </message>
    <message>
        <source>The past says otherwise: look at what was booked, and give a reason.</source>
        <translation>Le passé dit autre chose&#x202f;: regardez ce qui a été comptabilisé, et donnez un motif.</translation>
    </message>
    <message>
        <source>Update a third party</source>
        <translation>Mise à jour d’une fiche tiers</translation>
    </message>
    <message>
        <source>How the bank names a customer or a supplier. Without words, its name is looked for.</source>
        <translation>Comment la banque nomme un client ou un fournisseur. Sans mots, son nom est cherché.</translation>
    </message>
    <message>
        <source>&amp;Third party</source>
        <translation>&amp;Tiers</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>words for %1</source>
        <comment>an act that can be undone</comment>
        <translation>les mots de %1</translation>
    </message>
    <message>
        <source>Update an entry template</source>
        <translation>Mise à jour du modèle d’écriture</translation>
    </message>
    <message>
        <source>The words by which lines get this template when they come in.</source>
        <translation>Les mots auxquels les lignes reçoivent ce modèle à l’import.</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>Choisissez un modèle</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>&amp;Modèle</translation>
    </message>
</context>
<context>
    <name>ReplayModel</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Really booked on</source>
        <translation>Réellement comptabilisé sur</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>clôturée</translation>
    </message>
</context>
<context>
    <name>ReplayPanel</name>
    <message>
        <source>What was booked differently</source>
        <translation>Ce qui a été comptabilisé autrement</translation>
    </message>
    <message>
        <source>&amp;Reason to save it all the same</source>
        <translation>&amp;Motif pour enregistrer quand même</translation>
    </message>
    <message>
        <source>Reason to save it all the same</source>
        <translation>Motif pour enregistrer quand même</translation>
    </message>
    <message>
        <source>What the past says stands here once there is something to look for.</source>
        <translation>Ce que dit le passé apparaît ici dès qu’il y a quelque chose à chercher.</translation>
    </message>
    <message numerus="yes">
        <source>agrees with %n past decision(s)</source>
        <translation>
            <numerusform>concorde avec %n décision passée</numerusform>
            <numerusform>concorde avec %n décisions passées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>contradicts %n</source>
        <comment>past decisions</comment>
        <translation>
            <numerusform>en contredit %n</numerusform>
            <numerusform>en contredit %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them in closed periods, which stay as they are</source>
        <translation>
            <numerusform>dont %n en période clôturée, qui reste telle quelle</numerusform>
            <numerusform>dont %n en période clôturée, qui restent telles quelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>names %n open line(s)</source>
        <translation>
            <numerusform>reconnaît %n ligne ouverte</numerusform>
            <numerusform>reconnaît %n lignes ouvertes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Sign in</source>
        <translation>Qui êtes-vous&#x202f;?</translation>
    </message>
    <message>
        <source>%1 asks who works in it.</source>
        <translation>%1 demande qui y travaille.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Mot de &amp;passe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Saisissez votre mot de passe.</translation>
    </message>
    <message>
        <source>Choose your password</source>
        <translation>Choisissez votre mot de passe</translation>
    </message>
    <message>
        <source>Somebody else gave %1 this password and knows it: choose one of your own before you go on.</source>
        <translation>Quelqu’un d’autre a donné ce mot de passe à %1 et le connaît&#x202f;: choisissez le vôtre avant de continuer.</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Nouveau mot de passe</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>Au moins %n caractère.</numerusform>
            <numerusform>Au moins %n caractères.</numerusform>
        </translation>
    </message>
    <message>
        <source>New password a&amp;gain</source>
        <translation>Le nouveau, &amp;encore une fois</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Définir le mot de passe</translation>
    </message>
    <message>
        <source>The two new passwords differ: type them again.</source>
        <translation>Les deux nouveaux mots de passe diffèrent&#x202f;: saisissez-les à nouveau.</translation>
    </message>
</context>
<context>
    <name>SourceOrder</name>
    <message>
        <source>&amp;Up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <source>U&amp;sual order</source>
        <translation>Ordre &amp;habituel</translation>
    </message>
    <message>
        <source>&amp;Asked first</source>
        <translation>&amp;Proposé d’abord</translation>
    </message>
    <message>
        <source>Alt+↑ and Alt+↓ move a row. What is sure is matched in any order, and no order makes anything sure.</source>
        <translation>Alt+↑ et Alt+↓ déplacent une ligne. Ce qui est sûr est rapproché quel que soit l’ordre, et aucun ordre ne rend rien sûr.</translation>
    </message>
    <message>
        <source>Order of proposals</source>
        <translation>Ordre des propositions</translation>
    </message>
    <message>
        <source>Where a line has more than one answer, which one is proposed first; the others stay in sight. For the whole dossier.</source>
        <translation>Quand une ligne a plusieurs réponses, laquelle est proposée d’abord&#x202f;; les autres restent visibles. Pour tout le dossier.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>any journal</source>
        <translation>tous les journaux</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Libellé</translation>
    </message>
    <message>
        <source>this company</source>
        <translation>cette société</translation>
    </message>
    <message>
        <source>all companies</source>
        <translation>toutes les sociétés</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Pour</translation>
    </message>
    <message>
        <source>&amp;Accounts</source>
        <translation>C&amp;omptes</translation>
    </message>
    <message>
        <source>A share is a percentage (80 %), an amount, or “rest”.</source>
        <translation>Une part est un pourcentage (80&#x202f;%), un montant, ou «&#x202f;reste&#x202f;».</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>Words on the &amp;statement</source>
        <translation>Mots du &amp;relevé</translation>
    </message>
    <message>
        <source>Whole words; without any it is only chosen by hand.</source>
        <translation>Des mots entiers&#x202f;; sans eux, il ne se choisit qu’à la main.</translation>
    </message>
    <message>
        <source>Acti&amp;ve</source>
        <translation>Acti&amp;f</translation>
    </message>
    <message>
        <source>template %1</source>
        <comment>an act that can be undone</comment>
        <translation>le modèle %1</translation>
    </message>
    <message>
        <source>The past says otherwise: look at what was booked, and give a reason.</source>
        <translation>Le passé dit autre chose&#x202f;: regardez ce qui a été comptabilisé, et donnez un motif.</translation>
    </message>
    <message>
        <source>Change a template</source>
        <translation>Modifier un modèle</translation>
    </message>
    <message>
        <source>New entry template</source>
        <translation>Nouveau modèle d’écriture</translation>
    </message>
    <message>
        <source>For lines that settle no invoice: account fees, loan instalments, rents.</source>
        <translation>Pour les lignes qui ne règlent pas de facture&#x202f;: frais de compte, échéances d’emprunt, loyers.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>Another order of the templates</source>
        <translation>Un autre ordre des modèles</translation>
    </message>
    <message>
        <source>Another template would be the first to recognise lines that are booked already. They stay as they are.</source>
        <translation>Un autre modèle reconnaîtrait en premier des lignes déjà comptabilisées. Elles restent telles quelles.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The past says otherwise: look at what was booked, and give a reason.</source>
        <translation>Le passé dit autre chose&#x202f;: regardez ce qui a été comptabilisé, et donnez un motif.</translation>
    </message>
    <message>
        <source>Entry templates</source>
        <translation>Modèles d’écriture</translation>
    </message>
    <message>
        <source>Tried in this order: the first whose words stand in a line gives the line its accounts.</source>
        <translation>Essayés dans cet ordre&#x202f;: le premier dont les mots figurent dans une ligne lui donne ses comptes.</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>M&amp;onter</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <source>Correct &amp;past entries…</source>
        <translation>Corriger les écritures &amp;passées…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>order of the templates</source>
        <comment>an act that can be undone</comment>
        <translation>l’ordre des modèles</translation>
    </message>
    <message>
        <source>removal of %1</source>
        <comment>an act that can be undone</comment>
        <translation>la suppression de %1</translation>
    </message>
    <message>
        <source>%1 is removed; Ctrl+Z in the main window brings it back.</source>
        <translation>%1 est supprimé&#x202f;; Ctrl+Z dans la fenêtre principale le ramène.</translation>
    </message>
    <message>
        <source>Everything made with this template is as it would be made now.</source>
        <translation>Tout ce qui a été passé avec ce modèle est conforme à ce qu’il donnerait aujourd’hui.</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) to change</source>
        <translation>
            <numerusform>%n brouillard à modifier</numerusform>
            <numerusform>%n brouillards à modifier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n validated to reverse and make again</source>
        <translation>
            <numerusform>%n validée à extourner et repasser</numerusform>
            <numerusform>%n validées à extourner et repasser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in closed periods, left as they are</source>
        <translation>
            <numerusform>%n en période clôturée, laissée telle quelle</numerusform>
            <numerusform>%n en période clôturée, laissées telles quelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at by hand</source>
        <translation>
            <numerusform>%n à revoir à la main</numerusform>
            <numerusform>%n à revoir à la main</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct them</source>
        <translation>Les corriger</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) corrected.</source>
        <translation>
            <numerusform>%n écriture corrigée.</numerusform>
            <numerusform>%n écritures corrigées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateListModel</name>
    <message>
        <source>No.</source>
        <comment>place in the order templates are tried</comment>
        <translation>N°</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Words on the statement</source>
        <translation>Mots du relevé</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>This company has no account %1.</source>
        <translation>Cette société n’a pas de compte %1.</translation>
    </message>
</context>
<context>
    <name>TemplateRowsEdit</name>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>VAT in it, %</source>
        <translation>TVA incluse, %</translation>
    </message>
    <message>
        <source>rest</source>
        <comment>the share of an account that takes what the others leave</comment>
        <translation>reste</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>reste</translation>
    </message>
    <message>
        <source>The share of account %1 is no percentage, amount or “rest”: %2</source>
        <translation>La part du compte %1 n’est ni un pourcentage, ni un montant, ni «&#x202f;reste&#x202f;»&#x202f;: %2</translation>
    </message>
    <message>
        <source>The VAT of account %1 is no percentage: %2</source>
        <translation>La TVA du compte %1 n’est pas un pourcentage&#x202f;: %2</translation>
    </message>
    <message>
        <source>Type at least one account.</source>
        <translation>Saisissez au moins un compte.</translation>
    </message>
</context>
<context>
    <name>WorthDialog</name>
    <message>
        <source>1 %1 = %2 %3</source>
        <comment>currency of the books, rate, currency</comment>
        <translation>1 %1 = %2 %3</translation>
    </message>
    <message>
        <source>; invoices %1, %2 is left</source>
        <comment>two amounts</comment>
        <translation>&#x202f;; factures %1, reste %2</translation>
    </message>
    <message>
        <source>What the lines are worth</source>
        <translation>Ce que valent les lignes</translation>
    </message>
    <message>
        <source>%1, %2 at the bank. The rate this makes is kept with the entry and never computed again.</source>
        <comment>label of a bank line, or how many lines; an amount</comment>
        <translation>%1, %2 à la banque. Le cours qui en résulte est gardé avec l’écriture et n’est jamais recalculé.</translation>
    </message>
    <message>
        <source>&amp;Worth in %1</source>
        <translation>&amp;Valeur en %1</translation>
    </message>
    <message>
        <source>At the rate of the day of the operation, as the bank or the official rates say.</source>
        <translation>Au cours du jour de l’opération, selon la banque ou les cours officiels.</translation>
    </message>
    <message>
        <source>is a difference of exchange</source>
        <translation>est une différence de change</translation>
    </message>
    <message>
        <source>stays open</source>
        <translation>reste ouvert</translation>
    </message>
    <message>
        <source>What is &amp;left</source>
        <translation>Le &amp;reste</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Rapprocher</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Type what the lines are worth on their day.</source>
        <translation>Tapez ce que valent les lignes à leur date.</translation>
    </message>
    <message>
        <source>The lines are worth more than the invoices: nothing of them stays open.</source>
        <translation>Les lignes valent plus que les factures&#x202f;: rien n’en reste ouvert.</translation>
    </message>
</context>
<context>
    <name>WriteOffDialog</name>
    <message>
        <source>%1: no piece is ticked, the whole %2 would be booked, an entry for each line on its own day. Give one account for all of them, 471 when that is not known yet.</source>
        <comment>several bank lines; an amount</comment>
        <translation>%1 : aucune pièce n’est cochée, %2 seraient passés en entier, une écriture par ligne à sa propre date. Donnez un seul compte pour toutes, 471 si ce n’est pas encore connu.</translation>
    </message>
    <message>
        <source>%1: no piece is ticked, the whole %2 would be booked. Tick what it pays, or say here where it belongs, 471 when that is not known yet.</source>
        <comment>a bank line; an amount</comment>
        <translation>%1 : aucune pièce n’est cochée, %2 seraient passés en entier. Cochez ce qui est payé, ou dites ici où cela va, 471 si ce n’est pas encore connu.</translation>
    </message>
    <message>
        <source>%1: %2 is left, too much for a difference of settlement. Tick what is missing, or say here where it belongs, 471 when that is not known yet.</source>
        <comment>a bank line; an amount</comment>
        <translation>%1 : il reste %2, trop pour un écart de règlement. Cochez ce qui manque, ou dites ici où cela va, 471 si ce n’est pas encore connu.</translation>
    </message>
    <message>
        <source>That of the line</source>
        <translation>Celui de la ligne</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a type of difference and its account</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Its entry is marked as a write-off (transaction code SCRAP), whatever is chosen here.</source>
        <translation>Son écriture est marquée comme écart de règlement (code transaction SCRAP), quel que soit ce choix.</translation>
    </message>
    <message>
        <source>Write off the difference</source>
        <translation>Solder l’écart</translation>
    </message>
    <message>
        <source>%1: %2 is left.</source>
        <comment>a bank line; an amount</comment>
        <translation>%1&#x202f;: il reste %2.</translation>
    </message>
    <message>
        <source>Other: rows of your own</source>
        <translation>Autre&#x202f;: vos propres lignes</translation>
    </message>
    <message>
        <source>&amp;Type of difference</source>
        <translation>&amp;Type d’écart</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>&amp;Day of the operation</source>
        <translation>&amp;Date de l’opération</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>&amp;Lignes</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>Solder</translation>
    </message>
    <message>
        <source>Nothing is left to write off: the totals are equal. Press Enter to match.</source>
        <translation>Rien ne reste à solder&#x202f;: les totaux sont égaux. Appuyez sur Entrée pour rapprocher.</translation>
    </message>
</context>
<context>
    <name>YearDialog</name>
    <message>
        <source>Open a financial year</source>
        <translation>Ouvrir un exercice</translation>
    </message>
    <message>
        <source>Entries may then be dated in it. The years before stay open until you close them.</source>
        <translation>Des écritures peuvent alors y être datées. Les exercices précédents restent ouverts jusqu’à leur clôture.</translation>
    </message>
    <message>
        <source>&amp;First day</source>
        <translation>&amp;Premier jour</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>&amp;Dernier jour</translation>
    </message>
    <message>
        <source>Open the year</source>
        <translation>Ouvrir l’exercice</translation>
    </message>
    <message>
        <source>The financial year from %1 to %2 is open.</source>
        <translation>L’exercice du %1 au %2 est ouvert.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::AccountRows</name>
    <message>
        <source>Add a &amp;row</source>
        <translation>Ajouter une &amp;ligne</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>VAT inside</source>
        <translation>TVA comprise</translation>
    </message>
    <message>
        <source>627 or bank charges</source>
        <translation>627 ou services bancaires</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no VAT inside the amount</comment>
        <translation>aucune</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>All of it has an account.</source>
        <translation>Tout a son compte.</translation>
    </message>
    <message>
        <source>Left: %1</source>
        <translation>Reste&#x202f;: %1</translation>
    </message>
    <message>
        <source>Type an account first.</source>
        <translation>Saisissez d’abord un compte.</translation>
    </message>
    <message>
        <source>This account needs a third party.</source>
        <translation>Ce compte demande un tiers.</translation>
    </message>
    <message>
        <source>Type the amount of each row.</source>
        <translation>Saisissez le montant de chaque ligne.</translation>
    </message>
    <message>
        <source>Share the amount out: %1 has no account yet.</source>
        <translation>Répartissez le montant&#x202f;: %1 n’a pas encore de compte.</translation>
    </message>
    <message>
        <source>Each amount still needs its account.</source>
        <translation>Chaque montant attend encore son compte.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ActionButton</name>
    <message>
        <source>Enter</source>
        <comment>key cap</comment>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key cap</comment>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Tab</source>
        <comment>key cap</comment>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key cap</comment>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key cap</comment>
        <translation>Suppr</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::CandidateTableModel</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Jnl</source>
        <comment>short for journal</comment>
        <translation>Jnl</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>amount that remains to settle</comment>
        <translation>Reste</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::CauseTableModel</name>
    <message>
        <source>Cause</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Explains</source>
        <translation>Explique</translation>
    </message>
    <message>
        <source>Leaves</source>
        <comment>what a cause does not explain</comment>
        <translation>Laisse</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>it explains the whole difference</comment>
        <translation>rien</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::CausesWindow</name>
    <message>
        <source>Where does the difference come from?</source>
        <translation>D’où vient l’écart&#x202f;?</translation>
    </message>
    <message>
        <source>Causes, the best one first</source>
        <translation>Causes, la meilleure d’abord</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Aller voir</translation>
    </message>
    <message>
        <source>Shows the line or the entry (Enter)</source>
        <translation>Montre la ligne ou l’écriture (Entrée)</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Réparer</translation>
    </message>
    <message>
        <source>The entry no longer counts as seen; can be undone</source>
        <translation>L’écriture ne passe plus pour vue&#x202f;; peut être annulé</translation>
    </message>
    <message>
        <source>A draft is replaced, a validated entry reversed and posted again; can be undone</source>
        <translation>Un brouillon est remplacé, une écriture validée est extournée et passée de nouveau&#x202f;; peut être annulé</translation>
    </message>
    <message>
        <source>&amp;Take back the last act</source>
        <translation>Reve&amp;nir sur le dernier acte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>What is ticked: difference %1</source>
        <translation>Ce qui est coché&#x202f;: écart %1</translation>
    </message>
    <message>
        <source>%1, %2: bank %3, books %4, difference %5</source>
        <comment>journal, day and three amounts</comment>
        <translation>%1, %2&#x202f;: banque %3, comptabilité %4, écart %5</translation>
    </message>
    <message>
        <source>nothing to explain</source>
        <translation>rien à expliquer</translation>
    </message>
    <message>
        <source>the search stopped at its limit: other causes are possible</source>
        <translation>la recherche s’est arrêtée à sa limite&#x202f;: d’autres causes sont possibles</translation>
    </message>
    <message>
        <source>repair: %1</source>
        <comment>an act to undo</comment>
        <translation>réparation&#x202f;: %1</translation>
    </message>
    <message>
        <source>The repeated line goes among the deleted ones; can be undone</source>
        <translation>La ligne répétée va parmi les lignes supprimées&#x202f;; peut être annulé</translation>
    </message>
    <message>
        <source>The lines of that match are open again</source>
        <translation>Les lignes de ce rapprochement sont de nouveau ouvertes</translation>
    </message>
    <message>
        <source>The repeated line is taken out; it stays among the deleted ones.</source>
        <translation>La ligne répétée est retirée&#x202f;; elle reste parmi les lignes supprimées.</translation>
    </message>
    <message>
        <source>The match is undone; its lines are open again.</source>
        <translation>Le rapprochement est annulé&#x202f;; ses lignes sont de nouveau ouvertes.</translation>
    </message>
    <message>
        <source>The match is undone; its lines are open again. Ctrl+Z does not take this back.</source>
        <translation>Le rapprochement est annulé&#x202f;; ses lignes sont de nouveau ouvertes. Ctrl+Z ne revient pas là-dessus.</translation>
    </message>
    <message>
        <source>The entry waits for its line.</source>
        <translation>L’écriture attend sa ligne.</translation>
    </message>
    <message>
        <source>The entry is corrected.</source>
        <translation>L’écriture est corrigée.</translation>
    </message>
    <message>
        <source>Taken back: %1.</source>
        <translation>Annulé&#x202f;: %1.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::CellsModel</name>
    <message>
        <source>Column %1</source>
        <translation>Colonne %1</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ClassicPointingView</name>
    <message>
        <source>On their way at the &amp;takeover…</source>
        <translation>En route à la re&amp;prise…</translation>
    </message>
    <message>
        <source>Cheques of the books taken over that the bank had not paid yet</source>
        <translation>Les chèques des livres repris que la banque n’avait pas encore payés</translation>
    </message>
    <message>
        <source>Entries of the account</source>
        <translation>Écritures du compte</translation>
    </message>
    <message>
        <source>double click or Space points, again takes it away</source>
        <translation>double-clic ou Espace pointe, une seconde fois dépointe</translation>
    </message>
    <message>
        <source>Pointing</source>
        <translation>Pointage</translation>
    </message>
    <message>
        <source>Which entries are shown</source>
        <translation>Écritures affichées</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>To point</source>
        <translation>À pointer</translation>
    </message>
    <message>
        <source>Pointed</source>
        <translation>Pointées</translation>
    </message>
    <message>
        <source>Filter the entries</source>
        <translation>Filtrer les écritures</translation>
    </message>
    <message>
        <source>Pointed on</source>
        <translation>Date de pointage</translation>
    </message>
    <message>
        <source>&amp;New pointing…</source>
        <translation>&amp;Nouveau pointage…</translation>
    </message>
    <message>
        <source>Whole &amp;remittance</source>
        <translation>&amp;Remise entière</translation>
    </message>
    <message>
        <source>Every entry that carries the document number of the chosen one</source>
        <translation>Toutes les écritures portant le numéro de pièce de celle choisie</translation>
    </message>
    <message>
        <source>All &amp;until…</source>
        <translation>Tout j&amp;usqu’au…</translation>
    </message>
    <message>
        <source>For a takeover: all until a day, except the selected entries</source>
        <translation>Pour une reprise&#x202f;: tout jusqu’à une date, sauf les écritures sélectionnées</translation>
    </message>
    <message>
        <source>&amp;Erase the whole pointing</source>
        <translation>&amp;Effacer tout le pointage</translation>
    </message>
    <message>
        <source>&amp;Erase the selected marks</source>
        <translation>&amp;Effacer les marques choisies</translation>
    </message>
    <message>
        <source>Every mark of this pointing; choose entries with Ctrl or Shift to erase their marks alone</source>
        <translation>Toutes les marques de ce pointage&#x202f;; choisissez des écritures avec Ctrl ou Maj pour n’effacer que les leurs</translation>
    </message>
    <message>
        <source>The marks of the selected entries; the others stay</source>
        <translation>Les marques des écritures sélectionnées&#x202f;; les autres restent</translation>
    </message>
    <message>
        <source>&amp;Validate the pointing</source>
        <translation>&amp;Valider le pointage</translation>
    </message>
    <message>
        <source>No pointing by hand</source>
        <translation>Aucun pointage manuel</translation>
    </message>
    <message>
        <source>Without a statement file: give the period and the balance of the paper statement, and point the entries it shows.</source>
        <translation>Sans fichier de relevé&#x202f;: indiquez la période et le solde du relevé papier, puis pointez les écritures qu’il montre.</translation>
    </message>
    <message>
        <source>%1 to %2, %3</source>
        <comment>first day, last day, state of a pointing</comment>
        <translation>%1 au %2, %3</translation>
    </message>
    <message>
        <source>Account %1%4pointed %2%4bank %3</source>
        <comment>balances of a pointing; %4 is a gap</comment>
        <translation>Compte %1%4pointé %2%4banque %3</translation>
    </message>
    <message>
        <source>difference %1</source>
        <translation>écart %1</translation>
    </message>
    <message>
        <source>open again, to be validated</source>
        <translation>rouvert, à valider</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) to validate first</source>
        <translation>
            <numerusform>%n écriture à valider d’abord</numerusform>
            <numerusform>%n écritures à valider d’abord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pointing of %n entry(ies)</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>pointage de %n écriture</numerusform>
            <numerusform>pointage de %n écritures</numerusform>
        </translation>
    </message>
    <message>
        <source>new pointing</source>
        <comment>an act that can be undone</comment>
        <translation>nouveau pointage</translation>
    </message>
    <message>
        <source>None of the selected entries is pointed.</source>
        <translation>Aucune des écritures sélectionnées n’est pointée.</translation>
    </message>
    <message>
        <source>Every entry of this remittance is pointed already.</source>
        <translation>Toutes les écritures de cette remise sont déjà pointées.</translation>
    </message>
    <message>
        <source>pointing of remittance %1</source>
        <comment>an act that can be undone</comment>
        <translation>pointage de la remise %1</translation>
    </message>
    <message>
        <source>Everything until then is pointed already.</source>
        <translation>Tout est déjà pointé jusque-là.</translation>
    </message>
    <message>
        <source>The pointing is validated; its reconciliation statement can be printed.</source>
        <translation>Le pointage est validé&#x202f;; son état de rapprochement peut être imprimé.</translation>
    </message>
    <message>
        <source>The selected marks are erased; the pointing is open again.</source>
        <translation>Les marques sélectionnées sont effacées&#x202f;; le pointage est rouvert.</translation>
    </message>
    <message>
        <source>The selected marks are erased.</source>
        <translation>Les marques sélectionnées sont effacées.</translation>
    </message>
    <message>
        <source>The pointing is erased.</source>
        <translation>Le pointage est effacé.</translation>
    </message>
    <message>
        <source>validation of the pointing</source>
        <comment>an act that can be undone</comment>
        <translation>validation du pointage</translation>
    </message>
    <message>
        <source>erasing of marks</source>
        <comment>an act that can be undone</comment>
        <translation>effacement de pointages</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::CorrectionTableModel</name>
    <message>
        <source>replaced</source>
        <comment>a corrected line</comment>
        <translation>remplacée</translation>
    </message>
    <message>
        <source>inserted</source>
        <comment>a corrected line</comment>
        <translation>insérée</translation>
    </message>
    <message>
        <source>deleted</source>
        <comment>a corrected line</comment>
        <translation>supprimée</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>By</source>
        <comment>who corrected it</comment>
        <translation>Par</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::CsvMappingPage</name>
    <message>
        <source>&amp;Separator</source>
        <translation>&amp;Séparateur</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>En&amp;codage</translation>
    </message>
    <message>
        <source>De&amp;cimals</source>
        <translation>Dé&amp;cimales</translation>
    </message>
    <message>
        <source>&amp;Dates</source>
        <translation>&amp;Dates</translation>
    </message>
    <message>
        <source>De&amp;bits are written</source>
        <translation>Dé&amp;bits écrits</translation>
    </message>
    <message>
        <source>The file has a header line</source>
        <translation>Le fichier a une ligne d’en-tête</translation>
    </message>
    <message>
        <source>Card: what was spent is positive</source>
        <translation>Carte&#x202f;: les dépenses sont positives</translation>
    </message>
    <message>
        <source>For the &amp;journal</source>
        <translation>Pour le &amp;journal</translation>
    </message>
    <message>
        <source>under the &amp;name</source>
        <translation>sous le &amp;nom</translation>
    </message>
    <message>
        <source>semicolon ;</source>
        <translation>point-virgule&#x202f;;</translation>
    </message>
    <message>
        <source>comma ,</source>
        <translation>virgule ,</translation>
    </message>
    <message>
        <source>tabulator</source>
        <translation>tabulation</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>barre |</translation>
    </message>
    <message>
        <source>detect it</source>
        <translation>à détecter</translation>
    </message>
    <message>
        <source>detect them</source>
        <translation>à détecter</translation>
    </message>
    <message>
        <source>comma 1,50</source>
        <translation>virgule 1,50</translation>
    </message>
    <message>
        <source>point 1.50</source>
        <translation>point 1.50</translation>
    </message>
    <message>
        <source>day month year</source>
        <translation>jour mois année</translation>
    </message>
    <message>
        <source>month day year</source>
        <translation>mois jour année</translation>
    </message>
    <message>
        <source>year month day</source>
        <translation>année mois jour</translation>
    </message>
    <message>
        <source>without minus</source>
        <translation>sans signe moins</translation>
    </message>
    <message>
        <source>with a minus</source>
        <translation>avec un signe moins</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Le fichier</translation>
    </message>
    <message>
        <source>The lines it gives</source>
        <translation>Les lignes qu’il donne</translation>
    </message>
    <message>
        <source>First cells of the file</source>
        <translation>Premières cellules du fichier</translation>
    </message>
    <message>
        <source>Lines read from the file</source>
        <translation>Lignes lues dans le fichier</translation>
    </message>
    <message>
        <source>What each column holds</source>
        <translation>Ce que contient chaque colonne</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are read: compare them with the bank’s site.</source>
        <translation>
            <numerusform>%n ligne est lue&#x202f;: comparez-la avec le site de la banque.</numerusform>
            <numerusform>%n lignes sont lues&#x202f;: comparez-les avec le site de la banque.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n line(s) are read: compare them with the bank’s site.</source>
        <translation>
            <numerusform>La première ligne est lue&#x202f;: comparez-la avec le site de la banque.</numerusform>
            <numerusform>Les %n premières lignes sont lues&#x202f;: comparez-les avec le site de la banque.</numerusform>
        </translation>
    </message>
    <message>
        <source>No bank journal has an IBAN yet: add one before you save.</source>
        <translation>Aucun journal de banque n’a encore d’IBAN&#x202f;: ajoutez-en un avant d’enregistrer.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::DayEdit</name>
    <message>
        <source>%1 is outside: type a day from %2 to %3.</source>
        <translation>Le %1 est hors limites&#x202f;: tapez un jour du %2 au %3.</translation>
    </message>
    <message>
        <source>Type a day, such as %1.</source>
        <translation>Tapez un jour, par exemple %1.</translation>
    </message>
    <message>
        <source>“%1” is no day: type it as %2.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un jour&#x202f;: écrivez-le comme %2.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::DocumentTableModel</name>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>No.</source>
        <comment>invoice number</comment>
        <translation>N°</translation>
    </message>
    <message>
        <source>Gross</source>
        <comment>amount with VAT</comment>
        <translation>TTC</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté le</translation>
    </message>
    <message>
        <source>kept</source>
        <comment>state of a document nothing was read from</comment>
        <translation>conservé</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::DocumentsPane</name>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Box %1</source>
        <comment>name of a box of documents</comment>
        <translation>Boîte %1</translation>
    </message>
    <message>
        <source>drop files here</source>
        <translation>déposez ici</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>Données lues</translation>
    </message>
    <message>
        <source>Nothing was read from this document: it is kept as it is. Electronic invoices (Factur-X, CII, UBL) fill the fields by themselves.</source>
        <translation>Rien n’a été lu dans ce document&#x202f;: il est conservé tel quel. Les factures électroniques (Factur-X, CII, UBL) remplissent les champs d’elles-mêmes.</translation>
    </message>
    <message>
        <source>This box is empty</source>
        <translation>Cette boîte est vide</translation>
    </message>
    <message>
        <source>Drop PDF, XML, PNG or JPEG files on the window, or choose them.</source>
        <translation>Déposez des fichiers PDF, XML, PNG ou JPEG sur la fenêtre, ou choisissez-les.</translation>
    </message>
    <message>
        <source>&amp;Add documents…</source>
        <translation>&amp;Ajouter des documents…</translation>
    </message>
    <message>
        <source>&amp;Refuse…</source>
        <translation>&amp;Refuser…</translation>
    </message>
    <message>
        <source>Move to the &amp;purchases box</source>
        <translation>Déplacer dans la boîte Ac&amp;hat</translation>
    </message>
    <message>
        <source>Move to the &amp;sales box</source>
        <translation>Déplacer dans la boîte &amp;Vente</translation>
    </message>
    <message>
        <source>Move to the &amp;other box</source>
        <translation>Déplacer dans la boîte &amp;Divers</translation>
    </message>
    <message>
        <source>Nothing left to do</source>
        <translation>Plus rien à faire</translation>
    </message>
    <message>
        <source>Adding documents</source>
        <comment>long work</comment>
        <translation>Ajout de documents</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) added.</source>
        <translation>
            <numerusform>%n document ajouté.</numerusform>
            <numerusform>%n documents ajoutés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) were here already.</source>
        <translation>
            <numerusform>%n document était déjà là.</numerusform>
            <numerusform>%n documents étaient déjà là.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::DuplicateTableModel</name>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Came in with</source>
        <translation>Arrivée avec</translation>
    </message>
    <message>
        <source>Entry</source>
        <comment>rank of a line in its file</comment>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>a line was deleted</comment>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Repeats</source>
        <comment>the line</comment>
        <translation>Répète</translation>
    </message>
    <message>
        <source>Of file</source>
        <translation>Du fichier</translation>
    </message>
    <message>
        <source>Deleted on</source>
        <translation>Supprimée le</translation>
    </message>
    <message>
        <source>Imported on</source>
        <translation>Importé le</translation>
    </message>
    <message>
        <source>By</source>
        <comment>who imported or deleted it</comment>
        <translation>Par</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>bank feed</source>
        <translation>connexion bancaire</translation>
    </message>
    <message>
        <source>known</source>
        <translation>connue</translation>
    </message>
    <message>
        <source>repeats a deleted one</source>
        <translation>répète une supprimée</translation>
    </message>
    <message>
        <source>no duplicate</source>
        <translation>pas un doublon</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimée</translation>
    </message>
    <message>
        <source>one operation</source>
        <translation>même opération</translation>
    </message>
    <message>
        <source>May repeat</source>
        <comment>the line</comment>
        <translation>Répète peut-être</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>douteuse</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::DuplicatesView</name>
    <message>
        <source>Lines that were deleted</source>
        <translation>Lignes supprimées</translation>
    </message>
    <message>
        <source>Lines of one import that were known</source>
        <translation>Lignes déjà connues d’un import</translation>
    </message>
    <message>
        <source>Lines that were known</source>
        <translation>Lignes déjà connues</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Ce qui est listé</translation>
    </message>
    <message>
        <source>Recognised duplicates</source>
        <translation>Doublons reconnus</translation>
    </message>
    <message>
        <source>Deleted lines</source>
        <translation>Lignes supprimées</translation>
    </message>
    <message>
        <source>Bank journal</source>
        <translation>Journal de banque</translation>
    </message>
    <message>
        <source>All journals</source>
        <translation>Tous les journaux</translation>
    </message>
    <message>
        <source>No line was deleted</source>
        <translation>Aucune ligne n’a été supprimée</translation>
    </message>
    <message>
        <source>No file repeated a line</source>
        <translation>Aucun fichier n’a répété de ligne</translation>
    </message>
    <message>
        <source>What is deleted stays listed here: no file and no feed brings it back by itself.</source>
        <translation>Ce qui est supprimé reste listé ici&#x202f;: aucun fichier ni aucune connexion ne le ramène de soi-même.</translation>
    </message>
    <message>
        <source>When a file holds lines that are here already, each of them is listed beside the line it repeats.</source>
        <translation>Quand un fichier contient des lignes déjà présentes, chacune est listée à côté de celle qu’elle répète.</translation>
    </message>
    <message>
        <source>%1 counts as a duplicate again.</source>
        <translation>%1 compte de nouveau comme doublon.</translation>
    </message>
    <message>
        <source>%1 is a line of its statement now.</source>
        <translation>%1 est désormais une ligne de son relevé.</translation>
    </message>
    <message>
        <source>%1 is back in its statement.</source>
        <translation>%1 est revenue dans son relevé.</translation>
    </message>
    <message>
        <source>answer about %1</source>
        <comment>an act that can be undone</comment>
        <translation>réponse sur %1</translation>
    </message>
    <message>
        <source>%1 is an operation of its own.</source>
        <translation>%1 est une opération à part entière.</translation>
    </message>
    <message>
        <source>merge of %1</source>
        <comment>an act that can be undone</comment>
        <translation>fusion de %1</translation>
    </message>
    <message>
        <source>%1 is one operation now; the other line stays among the deleted ones.</source>
        <translation>%1 est maintenant une seule opération&#x202f;; l’autre ligne reste parmi les lignes supprimées.</translation>
    </message>
    <message>
        <source>Lines that may repeat another one</source>
        <translation>Lignes peut-être en double</translation>
    </message>
    <message>
        <source>Doubtful lines</source>
        <translation>Lignes douteuses</translation>
    </message>
    <message>
        <source>No line of this journal was deleted</source>
        <translation>Aucune ligne de ce journal n’a été supprimée</translation>
    </message>
    <message>
        <source>No line of this journal is in doubt</source>
        <translation>Aucune ligne de ce journal n’est douteuse</translation>
    </message>
    <message>
        <source>No line is in doubt</source>
        <translation>Aucune ligne n’est douteuse</translation>
    </message>
    <message>
        <source>A line that may tell the operation of another file comes here, beside that line: say whether both are one.</source>
        <translation>Une ligne qui raconte peut-être l’opération d’un autre fichier vient ici, à côté de cette autre ligne&#x202f;: dites si les deux n’en font qu’une.</translation>
    </message>
    <message>
        <source>This file repeated no line</source>
        <translation>Ce fichier n’a répété aucune ligne</translation>
    </message>
    <message>
        <source>No file repeated a line of this journal</source>
        <translation>Aucun fichier n’a répété une ligne de ce journal</translation>
    </message>
    <message>
        <source>Choose “Recognised duplicates” again to see those of every file.</source>
        <translation>Choisissez de nouveau «&#x202f;Doublons reconnus&#x202f;» pour voir ceux de tous les fichiers.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::EntriesPane</name>
    <message>
        <source>Entries</source>
        <translation>Écritures</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Brouillard</translation>
    </message>
    <message>
        <source>Validated</source>
        <translation>Validées</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>All journals</source>
        <translation>Tous les journaux</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>Filtrer par mots</translation>
    </message>
    <message>
        <source>Filter the entries</source>
        <translation>Filtrer les écritures</translation>
    </message>
    <message>
        <source>Rows of the entry</source>
        <translation>Lignes de l’écriture</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>dates of the financial year</comment>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>No entry fits the filter</source>
        <translation>Aucune écriture ne répond au filtre</translation>
    </message>
    <message>
        <source>Change the words of the filter, or choose another journal or state.</source>
        <translation>Changez les mots du filtre, ou choisissez un autre journal ou un autre état.</translation>
    </message>
    <message>
        <source>No entry here</source>
        <translation>Aucune écriture ici</translation>
    </message>
    <message>
        <source>Books come in from an FEC; matches and invoices add their entries.</source>
        <translation>La comptabilité vient d’un FEC&#x202f;; les rapprochements et les factures y ajoutent leurs écritures.</translation>
    </message>
    <message>
        <source>&amp;Import the books (FEC)…</source>
        <translation>&amp;Importer la comptabilité (FEC)…</translation>
    </message>
    <message>
        <source>&amp;Reverse the entry</source>
        <translation>&amp;Extourner l’écriture</translation>
    </message>
    <message>
        <source>A validated entry is never changed: its reversal cancels it</source>
        <translation>Une écriture validée ne se modifie jamais&#x202f;: son extourne l’annule</translation>
    </message>
    <message>
        <source>&amp;Validate the drafts…</source>
        <translation>&amp;Valider le brouillard…</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtrer</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>journal and date</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>Selection: %n entries, debit %1, credit %1</source>
        <translation>
            <numerusform>Sélection&#x202f;: %n écriture, débit %1, crédit %1</numerusform>
            <numerusform>Sélection&#x202f;: %n écritures, débit %1, crédit %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Validate the drafts</source>
        <translation>Valider le brouillard</translation>
    </message>
    <message>
        <source>Validated entries get their number and can never be changed or deleted: a mistake is then corrected by a reversal. This cannot be undone.</source>
        <translation>Les écritures validées reçoivent leur numéro et ne peuvent plus être modifiées ni supprimées&#x202f;: une erreur se corrige alors par une extourne. La validation est définitive.</translation>
    </message>
    <message>
        <source>Drafts &amp;up to</source>
        <translation>Brouillard &amp;jusqu’au</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>The reversal stands among the drafts.</source>
        <translation>L’extourne est dans le brouillard.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries validated.</source>
        <translation>
            <numerusform>%n écriture validée.</numerusform>
            <numerusform>%n écritures validées.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete the draft…</source>
        <translation>&amp;Supprimer le brouillard…</translation>
    </message>
    <message>
        <source>Only a draft is deleted; its invoice may be booked again</source>
        <translation>Seul un brouillard se supprime&#x202f;; sa facture peut être comptabilisée de nouveau</translation>
    </message>
    <message numerus="yes">
        <source>%n drafts dated after today wait for their day.</source>
        <translation>
            <numerusform>%n brouillard daté d’après aujourd’hui attend son jour.</numerusform>
            <numerusform>%n brouillards datés d’après aujourd’hui attendent leur jour.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the draft</source>
        <translation>Supprimer le brouillard</translation>
    </message>
    <message>
        <source>%1, %2: %3
The draft goes with its letters; the history keeps it. The invoice it books goes back to those approved. This cannot be undone.</source>
        <comment>journal, date and label of a draft</comment>
        <translation>%1, %2&#x202f;: %3
Le brouillard disparaît avec ses lettres&#x202f;; l’historique le conserve. La facture qu’il comptabilise redevient une facture approuvée. Cette suppression est définitive.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>The draft is deleted.</source>
        <translation>Le brouillard est supprimé.</translation>
    </message>
    <message>
        <source>&amp;Ledger…</source>
        <translation>&amp;Grand livre…</translation>
    </message>
    <message>
        <source>The ledger of the third party, with its letters</source>
        <translation>Le grand livre du tiers, avec ses lettres</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::EntryRowsModel</name>
    <message>
        <source>Jnl</source>
        <comment>short for journal</comment>
        <translation>Jnl</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>Letter</source>
        <comment>lettering code of an entry row</comment>
        <translation>Lettre</translation>
    </message>
    <message>
        <source>Pointed</source>
        <comment>whether a bank statement shows this row</comment>
        <translation>Pointé</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::EntryTableModel</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>%1 (reversal)</source>
        <comment>label of an entry</comment>
        <translation>%1 (extourne)</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ExpectedTableModel</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>Attendue le</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Counterparty</source>
        <translation>Contrepartie</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Announced by</source>
        <translation>Annoncée par</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Remplacée par</translation>
    </message>
    <message>
        <source>booked, its statement is to be made</source>
        <translation>comptabilisée, relevé à établir</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of %1</source>
        <comment>split by the bank; booking day</comment>
        <translation>
            <numerusform>%n ligne du %1</numerusform>
            <numerusform>%n lignes du %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>booking day and amount</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>bank feed</source>
        <translation>flux bancaire</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>format and file name</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ExpectedView</name>
    <message>
        <source>Expected</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>announced by the bank, not booked yet: in no balance</source>
        <translation>annoncé par la banque, pas encore comptabilisé&#x202f;: dans aucun solde</translation>
    </message>
    <message>
        <source>Expected lines</source>
        <translation>Lignes attendues</translation>
    </message>
    <message>
        <source>Bank journal</source>
        <translation>Journal de banque</translation>
    </message>
    <message>
        <source>All journals</source>
        <translation>Tous les journaux</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Still expected</source>
        <translation>Encore attendu</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Booked since</source>
        <translation>Comptabilisé depuis</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Abandonné</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Filter the expected lines</source>
        <translation>Filtrer les lignes attendues</translation>
    </message>
    <message>
        <source>Label, counterparty, amount</source>
        <translation>Libellé, contrepartie, montant</translation>
    </message>
    <message>
        <source>Nothing is expected</source>
        <translation>Rien n’est attendu</translation>
    </message>
    <message>
        <source>Intraday reports (CAMT.052, MT942), booking advices (CAMT.054) and pending operations are shown here until the bank has booked them.</source>
        <translation>Les rapports du jour (CAMT.052, MT942), les avis d’opéré (CAMT.054) et les opérations en attente sont montrés ici jusqu’à ce que la banque les ait comptabilisés.</translation>
    </message>
    <message numerus="yes">
        <source>%1, expected: &lt;b&gt;%n line(s)&lt;/b&gt;, in &lt;b&gt;%2&lt;/b&gt;, out &lt;b&gt;%3&lt;/b&gt;</source>
        <comment>journal; sums of what is expected</comment>
        <translation>
            <numerusform>%1, attendu&#x202f;: &lt;b&gt;%n ligne&lt;/b&gt;, entrées &lt;b&gt;%2&lt;/b&gt;, sorties &lt;b&gt;%3&lt;/b&gt;</numerusform>
            <numerusform>%1, attendu&#x202f;: &lt;b&gt;%n lignes&lt;/b&gt;, entrées &lt;b&gt;%2&lt;/b&gt;, sorties &lt;b&gt;%3&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, announced more than %2 days ago and never booked: &lt;b&gt;%n line(s)&lt;/b&gt;, &lt;b&gt;%3&lt;/b&gt;</source>
        <comment>journal, days, sum</comment>
        <translation>
            <numerusform>%1, annoncé depuis plus de %2 jours et jamais comptabilisé&#x202f;: &lt;b&gt;%n ligne&lt;/b&gt;, &lt;b&gt;%3&lt;/b&gt;</numerusform>
            <numerusform>%1, annoncé depuis plus de %2 jours et jamais comptabilisé&#x202f;: &lt;b&gt;%n lignes&lt;/b&gt;, &lt;b&gt;%3&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is expected.</source>
        <translation>Rien n’est attendu.</translation>
    </message>
    <message>
        <source>This line is no longer waited for. It stays under “Given up”.</source>
        <translation>Cette ligne n’est plus attendue. Elle reste sous «&#x202f;Abandonné&#x202f;».</translation>
    </message>
    <message>
        <source>This line is waited for again.</source>
        <translation>Cette ligne est de nouveau attendue.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::FeedControl</name>
    <message>
        <source>Bank feeds</source>
        <translation>Flux bancaires</translation>
    </message>
    <message>
        <source>The vault beside the dossier holds the credentials of the banks. Its passphrase is kept in memory only, until the dossier is closed.</source>
        <translation>Le coffre placé à côté du dossier garde les identifiants des banques. Sa phrase de passe ne reste qu’en mémoire, jusqu’à la fermeture du dossier.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Phrase de passe</translation>
    </message>
    <message>
        <source>Pull now</source>
        <translation>Recevoir maintenant</translation>
    </message>
    <message>
        <source>Pulling the bank feeds…</source>
        <translation>Réception des flux bancaires…</translation>
    </message>
    <message>
        <source>The bank has nothing new.</source>
        <translation>La banque n’a rien de nouveau.</translation>
    </message>
    <message>
        <source>Make the statements</source>
        <translation>Créer les relevés</translation>
    </message>
    <message numerus="yes">
        <source>%n new operations came in.</source>
        <translation>
            <numerusform>%n nouvelle opération est arrivée.</numerusform>
            <numerusform>%n nouvelles opérations sont arrivées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines of the feeds are now on statements.</source>
        <translation>
            <numerusform>%n ligne des flux est maintenant sur un relevé.</numerusform>
            <numerusform>%n lignes des flux sont maintenant sur des relevés.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::FileTableModel</name>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n compte</numerusform>
            <numerusform>%n comptes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>first and last day</comment>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Connues</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Soldes</translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation>Ce qui sera fait</translation>
    </message>
    <message>
        <source>being read…</source>
        <translation>en lecture…</translation>
    </message>
    <message>
        <source>to the quarantine</source>
        <translation>en quarantaine</translation>
    </message>
    <message>
        <source>imported as it is</source>
        <translation>importé malgré l’écart</translation>
    </message>
    <message>
        <source>imported again</source>
        <translation>importé de nouveau</translation>
    </message>
    <message>
        <source>already imported</source>
        <translation>déjà importé</translation>
    </message>
    <message>
        <source>name the columns</source>
        <translation>colonnes à désigner</translation>
    </message>
    <message>
        <source>day or month first?</source>
        <translation>jour ou mois d’abord&#x202f;?</translation>
    </message>
    <message>
        <source>journal missing</source>
        <translation>journal manquant</translation>
    </message>
    <message>
        <source>not a statement</source>
        <translation>pas un relevé</translation>
    </message>
    <message>
        <source>will be imported</source>
        <translation>sera importé</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>laissé de côté</translation>
    </message>
    <message>
        <source>not for this journal</source>
        <translation>pas pour ce journal</translation>
    </message>
    <message>
        <source>will be shown as expected</source>
        <translation>sera montré comme attendu</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::FolderWatch</name>
    <message numerus="yes">
        <source>Importing %n file(s)</source>
        <comment>long work</comment>
        <translation>
            <numerusform>Import d’un fichier</numerusform>
            <numerusform>Import de %n fichiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::HistoryCriteria</name>
    <message>
        <source>Words in the lines</source>
        <translation>Mots dans les lignes</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Amount of a line or a balance</source>
        <translation>Montant d’une ligne ou d’un solde</translation>
    </message>
    <message>
        <source>Of a line or a balance, whether money came in or went out</source>
        <translation>D’une ligne ou d’un solde, en entrée comme en sortie</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>All formats</source>
        <translation>Tous les formats</translation>
    </message>
    <message>
        <source>bank feed</source>
        <translation>flux bancaire</translation>
    </message>
    <message>
        <source>Imported by</source>
        <translation>Importé par</translation>
    </message>
    <message>
        <source>Imported by anyone</source>
        <translation>Importé par tous</translation>
    </message>
    <message>
        <source>Gaps and overlaps only</source>
        <translation>Ruptures seulement</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::HistoryTableModel</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Rapprochées</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Solde initial</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Solde final</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Soldes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Imported on</source>
        <translation>Importé le</translation>
    </message>
    <message>
        <source>By</source>
        <comment>who imported it</comment>
        <translation>Par</translation>
    </message>
    <message>
        <source>bank feed</source>
        <translation>flux bancaire</translation>
    </message>
    <message>
        <source>Follows on</source>
        <translation>Continuité</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::HistoryView</name>
    <message>
        <source>Statements that came in</source>
        <translation>Relevés reçus</translation>
    </message>
    <message>
        <source>Bank journal</source>
        <translation>Journal de banque</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Filter the statements</source>
        <translation>Filtrer les relevés</translation>
    </message>
    <message>
        <source>File, journal, user</source>
        <translation>Fichier, journal, auteur</translation>
    </message>
    <message>
        <source>All journals</source>
        <translation>Tous les journaux</translation>
    </message>
    <message>
        <source>Any period</source>
        <translation>Toutes les périodes</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois-ci</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Le mois dernier</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Ce trimestre</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>L’année dernière</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Tous les états</translation>
    </message>
    <message>
        <source>No statement meets these criteria</source>
        <translation>Aucun relevé ne répond à ces critères</translation>
    </message>
    <message>
        <source>No statement came in yet</source>
        <translation>Aucun relevé reçu pour l’instant</translation>
    </message>
    <message>
        <source>What you import, and what the bank feeds bring, is kept here with its file.</source>
        <translation>Ce que vous importez et ce qu’apportent les flux bancaires est conservé ici, avec son fichier.</translation>
    </message>
    <message>
        <source>Save the bank’s file</source>
        <translation>Enregistrer le fichier de la banque</translation>
    </message>
    <message>
        <source>%1 is saved, as the bank sent it.</source>
        <translation>%1 est enregistré, tel que la banque l’a envoyé.</translation>
    </message>
    <message>
        <source>Take the import back</source>
        <translation>Annuler l’import</translation>
    </message>
    <message>
        <source>The statements of %1 leave the dossier with their lines. The file can be imported again at any time.</source>
        <translation>Les relevés de %1 quittent le dossier avec leurs lignes. Le fichier peut être importé de nouveau à tout moment.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2: %n line(s), matched: %3</source>
        <comment>journal, period, lines</comment>
        <translation>
            <numerusform>%1, %2&#x202f;: %n ligne, rapprochées&#x202f;: %3</numerusform>
            <numerusform>%1, %2&#x202f;: %n lignes, rapprochées&#x202f;: %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Relevés</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es) hold these lines: they are undone first, and the entries they posted with them.</source>
        <translation>
            <numerusform>%n rapprochement tient ces lignes&#x202f;: il est annulé d’abord, avec les écritures qu’il a passées.</numerusform>
            <numerusform>%n rapprochements tiennent ces lignes&#x202f;: ils sont annulés d’abord, avec les écritures qu’ils ont passées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing depends on them.</source>
        <translation>Rien n’en dépend.</translation>
    </message>
    <message>
        <source>What depends on them</source>
        <translation>Ce qui en dépend</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Annuler l’import</translation>
    </message>
    <message>
        <source>The import of %1 is taken back.</source>
        <translation>L’import de %1 est annulé.</translation>
    </message>
    <message numerus="yes">
        <source>%n draft entry(ies) go with the matches.</source>
        <translation>
            <numerusform>%n écriture en brouillard part avec les rapprochements.</numerusform>
            <numerusform>%n écritures en brouillard partent avec les rapprochements.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n validated entry(ies) stay and are reversed.</source>
        <translation>
            <numerusform>%n écriture validée reste et sera contre-passée.</numerusform>
            <numerusform>%n écritures validées restent et seront contre-passées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open again: %1.</source>
        <comment>invoice numbers</comment>
        <translation>De nouveau ouvertes&#x202f;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) stay: %1, imported on %2 by %3, holds them too.</source>
        <translation>
            <numerusform>%n ligne reste&#x202f;: %1, importé le %2 par %3, la contient aussi.</numerusform>
            <numerusform>%n lignes restent&#x202f;: %1, importé le %2 par %3, les contient aussi.</numerusform>
        </translation>
    </message>
    <message>
        <source>the bank feed</source>
        <translation>la connexion bancaire</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are in files that an older version imported: import them again.</source>
        <translation>
            <numerusform>%n ligne figure dans un fichier importé par une version plus ancienne&#x202f;: importez-le de nouveau.</numerusform>
            <numerusform>%n lignes figurent dans des fichiers importés par une version plus ancienne&#x202f;: importez-les de nouveau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) came by a bank feed too: they wait for its statement again.</source>
        <translation>
            <numerusform>%n ligne est venue aussi d’une connexion bancaire&#x202f;: elle attendra de nouveau son relevé.</numerusform>
            <numerusform>%n lignes sont venues aussi d’une connexion bancaire&#x202f;: elles attendront de nouveau son relevé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another journal, period or state, or clear a criterion.</source>
        <translation>Choisissez un autre journal, une autre période ou un autre état, ou effacez un critère.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ImportBar</name>
    <message>
        <source>every account of the files</source>
        <translation>tous les comptes des fichiers</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>format and its file names</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>any format</source>
        <translation>tous les formats</translation>
    </message>
    <message>
        <source>bank connection</source>
        <translation>connexion bancaire</translation>
    </message>
    <message>
        <source>As many statements as there are accounts.</source>
        <translation>Autant de relevés que de comptes.</translation>
    </message>
    <message>
        <source>IBAN %1</source>
        <translation>IBAN %1</translation>
    </message>
    <message>
        <source>no IBAN</source>
        <translation>sans IBAN</translation>
    </message>
    <message>
        <source>folder %1</source>
        <translation>dossier %1</translation>
    </message>
    <message>
        <source>takes no digital statements</source>
        <translation>sans pointage sur relevé numérique</translation>
    </message>
    <message>
        <source>Journal of the import</source>
        <translation>Journal de l’import</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>Format of the files</source>
        <translation>Format des fichiers</translation>
    </message>
    <message>
        <source>its statements come from the bank connection</source>
        <translation>ses relevés viennent de la connexion bancaire</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>compte %1</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ImportView</name>
    <message>
        <source>The columns are remembered for the journal %1.</source>
        <translation>Les colonnes sont retenues pour le journal %1.</translation>
    </message>
    <message>
        <source>Drop the files of the bank here</source>
        <translation>Déposez ici les fichiers de la banque</translation>
    </message>
    <message>
        <source>CAMT.053, CFONB 120, MT940, OFX, CODA, QIF and CSV, or a ZIP of these. Nothing is written before you have seen what each file holds.</source>
        <translation>CAMT.053, CFONB 120, MT940, OFX, CODA, QIF et CSV, ou un ZIP de ces fichiers. Rien n’est écrit avant que vous ayez vu ce que contient chaque fichier.</translation>
    </message>
    <message>
        <source>Choose the bank’s files</source>
        <translation>Choisir les fichiers de la banque</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Regarder</translation>
    </message>
    <message>
        <source>Stopped: the files that were not read yet left the list.</source>
        <translation>Arrêté&#x202f;: les fichiers non encore lus ont quitté la liste.</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <comment>long work</comment>
        <translation>Import de %1</translation>
    </message>
    <message numerus="yes">
        <source>Importing %n file(s)</source>
        <comment>long work</comment>
        <translation>
            <numerusform>Import de %n fichier</numerusform>
            <numerusform>Import de %n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: nothing was written.</source>
        <translation>Arrêté&#x202f;: rien n’a été écrit.</translation>
    </message>
    <message>
        <source>import of %1</source>
        <comment>an act that can be undone; %1 is a file name</comment>
        <translation>import de %1</translation>
    </message>
    <message>
        <source>Every file (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::IntakePage</name>
    <message>
        <source>Intake for many dossiers</source>
        <translation>Réception pour plusieurs dossiers</translation>
    </message>
    <message>
        <source>Drop the bank&apos;s files here. Each account goes to the dossier and journal that follow it; what is unknown waits in the tray.</source>
        <translation>Déposez ici les fichiers de la banque. Chaque compte va au dossier et au journal qui le suivent&#x202f;; ce qui est inconnu attend dans le bac.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Folder of the dossiers…</source>
        <translation>Répertoire des dossiers…</translation>
    </message>
    <message>
        <source>Take in files…</source>
        <translation>Recevoir des fichiers…</translation>
    </message>
    <message>
        <source>Try again what waits</source>
        <translation>Reprendre ce qui attend</translation>
    </message>
    <message>
        <source>Assign…</source>
        <comment>an account to a dossier</comment>
        <translation>Affecter…</translation>
    </message>
    <message>
        <source>Drop…</source>
        <comment>give up what waits for an account</comment>
        <translation>Écarter…</translation>
    </message>
    <message>
        <source>Grid as PDF…</source>
        <translation>Grille en PDF…</translation>
    </message>
    <message>
        <source>Accounts taken in</source>
        <translation>Comptes reçus</translation>
    </message>
    <message>
        <source>Accounts that wait</source>
        <translation>Comptes en attente</translation>
    </message>
    <message>
        <source>Accounts of all clients</source>
        <translation>Comptes de tous les clients</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Jnl</source>
        <comment>short for journal</comment>
        <translation>Jnl</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Soldes</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>New</source>
        <comment>lines</comment>
        <translation>Nouvelles</translation>
    </message>
    <message>
        <source>Known</source>
        <comment>lines</comment>
        <translation>Connues</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Titulaire</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Solde final</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Ruptures</translation>
    </message>
    <message>
        <source>Choose the folder of the dossiers first.</source>
        <translation>Choisissez d’abord le répertoire des dossiers.</translation>
    </message>
    <message>
        <source>Folder of the dossiers</source>
        <translation>Répertoire des dossiers</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Statement files of the firm</source>
        <translation>Fichiers de relevés du cabinet</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Recevoir</translation>
    </message>
    <message>
        <source>Taking in the statements</source>
        <comment>long work</comment>
        <translation>Réception des relevés</translation>
    </message>
    <message>
        <source>Looking into the dossiers</source>
        <comment>long work</comment>
        <translation>Lecture des dossiers</translation>
    </message>
    <message>
        <source>%1 accounts taken in: %2 new lines, %3 already known; %4 wait in the tray.</source>
        <translation>Comptes reçus&#x202f;: %1&#x202f;; lignes nouvelles&#x202f;: %2, déjà connues&#x202f;: %3&#x202f;; en attente dans le bac&#x202f;: %4.</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>Tray</source>
        <comment>where unknown accounts wait</comment>
        <translation>Bac</translation>
    </message>
    <message>
        <source>Grid</source>
        <comment>client by account</comment>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Assign an account</source>
        <translation>Affecter un compte</translation>
    </message>
    <message>
        <source>%1: its journal follows it from now on, and what waits for it is imported at once.</source>
        <translation>%1&#x202f;: son journal le suit désormais, et ce qui l’attend est importé aussitôt.</translation>
    </message>
    <message>
        <source>&amp;Dossier</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>Made when the dossier has none of that code.</source>
        <translation>Créé si le dossier n’en a pas de ce code.</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Compte</translation>
    </message>
    <message>
        <source>The journal&apos;s own 512 account; optional.</source>
        <translation>Le compte 512 propre au journal&#x202f;; facultatif.</translation>
    </message>
    <message>
        <source>&amp;IBAN</source>
        <translation>&amp;IBAN</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Affecter</translation>
    </message>
    <message>
        <source>Drop what waits</source>
        <translation>Écarter ce qui attend</translation>
    </message>
    <message>
        <source>Its bytes go; its name and the reason stay, and say so when it comes again.</source>
        <translation>Son contenu disparaît&#x202f;; son nom et la raison restent, et le rappellent s’il revient.</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Pourquoi</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Dropping what waits</source>
        <comment>long work</comment>
        <translation>Mise à l’écart</translation>
    </message>
    <message>
        <source>Grid as PDF</source>
        <translation>Grille en PDF</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Écrit dans %1.</translation>
    </message>
    <message>
        <source>The file names the account by a number; empty, it is known by it.</source>
        <translation>Le fichier désigne le compte par un numéro&#x202f;; vide, il est reconnu par lui.</translation>
    </message>
    <message>
        <source>This is not a valid IBAN: check its digits.</source>
        <translation>Cet IBAN n’est pas valide&#x202f;: vérifiez ses chiffres.</translation>
    </message>
    <message>
        <source>%1 waits in the quarantine of %2.</source>
        <translation>%1 attend dans la quarantaine de %2.</translation>
    </message>
    <message>
        <source>Assign a damaged file</source>
        <translation>Affecter un fichier abîmé</translation>
    </message>
    <message>
        <source>%1 cannot be read. It goes to the quarantine of the dossier, where its faulty lines are corrected and it is imported.</source>
        <translation>%1 ne peut pas être lu. Il va dans la quarantaine du dossier, où l’on corrige ses lignes fautives avant de l’importer.</translation>
    </message>
    <message>
        <source>damaged file</source>
        <translation>fichier abîmé</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>S’identifier…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Qui êtes-vous&#x202f;?</translation>
    </message>
    <message>
        <source>Some dossiers ask who works in them. This user and password are tried in each of them, and forgotten when Comptoir closes.</source>
        <translation>Certains dossiers demandent qui y travaille. Cet utilisateur et ce mot de passe sont essayés dans chacun d’eux, et oubliés à la fermeture de Comptoir.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>The code that stands beside every act in the log.</source>
        <translation>Le code qui figure à côté de chaque acte dans le journal.</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Mot de &amp;passe</translation>
    </message>
    <message>
        <source>Type your user and your password.</source>
        <translation>Saisissez votre utilisateur et votre mot de passe.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::InvoiceForm</name>
    <message>
        <source>received</source>
        <translation>reçue</translation>
    </message>
    <message>
        <source>recognised as a duplicate</source>
        <translation>reconnue comme doublon</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>contrôlée</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approuvée</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>comptabilisée</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Net</source>
        <comment>amount without VAT</comment>
        <translation>HT</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Gross</source>
        <comment>amount with VAT</comment>
        <translation>TTC</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Fields of the invoice</source>
        <translation>Champs de la facture</translation>
    </message>
    <message>
        <source>VAT %1% on %2: %3</source>
        <comment>rate, base, tax</comment>
        <translation>TVA %1&#x202f;% sur %2&#x202f;: %3</translation>
    </message>
    <message>
        <source>known</source>
        <translation>connu</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>à saisir</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lu</translation>
    </message>
    <message>
        <source>✓ sum</source>
        <translation>✓ somme</translation>
    </message>
    <message>
        <source>check</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmé</translation>
    </message>
    <message>
        <source>to confirm</source>
        <translation>à confirmer</translation>
    </message>
    <message>
        <source>to choose</source>
        <translation>à choisir</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposé</translation>
    </message>
    <message>
        <source>All arithmetic checks of EN 16931 hold.</source>
        <translation>Tous les contrôles arithmétiques de la norme EN 16931 sont satisfaits.</translation>
    </message>
    <message>
        <source>Checks that fail: %1.</source>
        <translation>Contrôles en échec&#x202f;: %1.</translation>
    </message>
    <message>
        <source>%1, %2 by %3</source>
        <comment>when, what was done, by whom</comment>
        <translation>%1, %2 par %3</translation>
    </message>
    <message>
        <source>Reviewed, go on</source>
        <translation>Marquer contrôlée</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Comptabiliser</translation>
    </message>
    <message>
        <source>Invoice %1 is reviewed; it waits for approval.</source>
        <translation>La facture %1 est contrôlée&#x202f;; elle attend son approbation.</translation>
    </message>
    <message>
        <source>Invoice %1 is approved; it can be booked.</source>
        <translation>La facture %1 est approuvée&#x202f;; elle peut être comptabilisée.</translation>
    </message>
    <message>
        <source>Invoice %1 is booked and open for payment.</source>
        <translation>La facture %1 est comptabilisée et peut être payée.</translation>
    </message>
    <message>
        <source>Refuse the invoice</source>
        <translation>Refuser la facture</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motif</translation>
    </message>
    <message>
        <source>Kept in the history; a refused invoice stays in the dossier.</source>
        <translation>Gardé dans l’historique&#x202f;; une facture refusée reste dans le dossier.</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Type the reason first.</source>
        <translation>Saisissez d’abord le motif.</translation>
    </message>
    <message>
        <source>Invoice %1 is refused.</source>
        <translation>La facture %1 est refusée.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::InvoiceTableModel</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Net</source>
        <comment>amount without VAT</comment>
        <translation>HT</translation>
    </message>
    <message>
        <source>Gross</source>
        <comment>amount with VAT</comment>
        <translation>TTC</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>amount that remains to settle</comment>
        <translation>Reste</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::InvoicesPane</name>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Purchases or sales</source>
        <translation>Achats ou ventes</translation>
    </message>
    <message>
        <source>Purchases and sales</source>
        <translation>Achats et ventes</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>Achats</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Filter the invoices</source>
        <translation>Filtrer les factures</translation>
    </message>
    <message>
        <source>What the detail shows</source>
        <translation>Ce que montre le détail</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>&amp;Refuse…</source>
        <translation>&amp;Refuser…</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtrer</translation>
    </message>
    <message>
        <source>&amp;Add documents…</source>
        <translation>&amp;Ajouter des documents…</translation>
    </message>
    <message>
        <source>No invoice here</source>
        <translation>Aucune facture ici</translation>
    </message>
    <message>
        <source>Drop an electronic invoice on the window, or choose its file.</source>
        <translation>Déposez une facture électronique sur la fenêtre, ou choisissez son fichier.</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>Nothing left to do</source>
        <translation>Plus rien à faire</translation>
    </message>
    <message numerus="yes">
        <source>Selection: %n invoice(s), gross %1, left %2</source>
        <translation>
            <numerusform>Sélection&#x202f;: %n facture, TTC %1, reste %2</numerusform>
            <numerusform>Sélection&#x202f;: %n factures, TTC %1, reste %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::LedgerTableModel</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Jnl</source>
        <comment>short for journal</comment>
        <translation>Jnl</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Facture</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Letter</source>
        <comment>lettering code of an entry row</comment>
        <translation>Lettre</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Solde</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>what no letter settles</comment>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Settlement</source>
        <comment>by transfer, by card …</comment>
        <translation>Règlement</translation>
    </message>
    <message>
        <source>Rate</source>
        <comment>of exchange</comment>
        <translation>Cours</translation>
    </message>
    <message>
        <source>Cur.</source>
        <comment>short for currency</comment>
        <translation>Dev.</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Lettered by an automatic match</source>
        <translation>Lettré par un rapprochement automatique</translation>
    </message>
    <message>
        <source>Lettered in the books taken over</source>
        <translation>Lettré dans la comptabilité reprise</translation>
    </message>
    <message>
        <source>Lettered by hand</source>
        <translation>Lettré à la main</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::LedgerWindow</name>
    <message>
        <source>Ledger and lettering</source>
        <translation>Grand livre et lettrage</translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation>&amp;Compte</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>T&amp;hird party</source>
        <translation>T&amp;iers</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>rows</comment>
        <translation>Ouvertes</translation>
    </message>
    <message>
        <source>Lettered</source>
        <translation>Lettrées</translation>
    </message>
    <message>
        <source>Rows of the account</source>
        <translation>Lignes du compte</translation>
    </message>
    <message>
        <source>&amp;Letter</source>
        <translation>&amp;Lettrer</translation>
    </message>
    <message>
        <source>Letter the chosen rows together; what remains keeps a small letter</source>
        <translation>Lettre ensemble les lignes choisies&#x202f;; s’il reste un solde, la lettre est en minuscules</translation>
    </message>
    <message>
        <source>&amp;Remove the letter</source>
        <translation>&amp;Délettrer</translation>
    </message>
    <message>
        <source>The whole letter goes; it is never given again</source>
        <translation>La lettre entière est retirée&#x202f;; elle n’est jamais redonnée</translation>
    </message>
    <message>
        <source>&amp;Automatic…</source>
        <translation>&amp;Automatique…</translation>
    </message>
    <message>
        <source>Shows first what would be lettered</source>
        <translation>Montre d’abord ce qui serait lettré</translation>
    </message>
    <message>
        <source>&amp;Take back the last act</source>
        <translation>Reve&amp;nir sur le dernier acte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>third party and account label</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>Choisissez un compte</translation>
    </message>
    <message>
        <source>balance %1</source>
        <translation>solde %1</translation>
    </message>
    <message>
        <source>Only the first %1 rows are shown: choose a third party.</source>
        <translation>Seules les %1 premières lignes sont affichées&#x202f;: choisissez un tiers.</translation>
    </message>
    <message>
        <source>Years side by side</source>
        <translation>Exercices côte à côte</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Solde</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>to %1</source>
        <comment>last day of a year</comment>
        <translation>au %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rows chosen: open debit %1, credit %2, difference &lt;b&gt;%3&lt;/b&gt;</source>
        <translation>
            <numerusform>%n ligne choisie&#x202f;: débit ouvert %1, crédit %2, écart &lt;b&gt;%3&lt;/b&gt;</numerusform>
            <numerusform>%n lignes choisies&#x202f;: débit ouvert %1, crédit %2, écart &lt;b&gt;%3&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message>
        <source>letter %1</source>
        <comment>an act to undo</comment>
        <translation>lettre %1</translation>
    </message>
    <message>
        <source>Lettered %1.</source>
        <translation>Lettré %1.</translation>
    </message>
    <message>
        <source>Lettered %1 in part: %2 remains.</source>
        <translation>Lettré %1 en partie&#x202f;: il reste %2.</translation>
    </message>
    <message>
        <source>removal of letter %1</source>
        <comment>an act to undo</comment>
        <translation>retrait de la lettre %1</translation>
    </message>
    <message>
        <source>Letter %1 is removed.</source>
        <translation>La lettre %1 est retirée.</translation>
    </message>
    <message>
        <source>Taken back: %1.</source>
        <translation>Annulé&#x202f;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n letters given at once</source>
        <comment>an act to undo</comment>
        <translation>
            <numerusform>%n lettre donnée</numerusform>
            <numerusform>%n lettres données d’un coup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters given.</source>
        <translation>
            <numerusform>%n lettre donnée.</numerusform>
            <numerusform>%n lettres données.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::LineTableModel</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <comment>what a bank line would be matched with</comment>
        <translation>
            <numerusform>%n élément</numerusform>
            <numerusform>%n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Facture</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Value date</source>
        <translation>Date de valeur</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>doubtful</source>
        <comment>state of a bank line that may repeat another</comment>
        <translation>douteuse</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <comment>how many answers fit a bank line</comment>
        <translation>
            <numerusform>%n réponse</numerusform>
            <numerusform>%n réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>pair %1</source>
        <comment>state of a line that waits in a pair</comment>
        <translation>paire %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a line and why</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>The bank had announced it: Statements, Expected, “Booked since”.</source>
        <translation>La banque l’avait annoncée&#x202f;: Relevés, Attendues, «&#x202f;Comptabilisées depuis&#x202f;».</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) attached</source>
        <translation>
            <numerusform>%n document joint</numerusform>
            <numerusform>%n documents joints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::MadeTableModel</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>New lines</source>
        <translation>Lignes nouvelles</translation>
    </message>
    <message>
        <source>Known lines</source>
        <translation>Lignes connues</translation>
    </message>
    <message>
        <source>Doubtful lines</source>
        <translation>Lignes douteuses</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>rien de nouveau</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::MainWindow</name>
    <message>
        <source>Start</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Ouverture de %1…</translation>
    </message>
    <message>
        <source>&amp;New dossier…</source>
        <translation>&amp;Nouveau dossier…</translation>
    </message>
    <message>
        <source>&amp;Open a dossier…</source>
        <translation>&amp;Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>&amp;Close the dossier</source>
        <translation>&amp;Fermer le dossier</translation>
    </message>
    <message>
        <source>&amp;Import statements…</source>
        <translation>&amp;Importer des relevés…</translation>
    </message>
    <message>
        <source>&amp;Add documents…</source>
        <translation>&amp;Ajouter des documents…</translation>
    </message>
    <message>
        <source>Import the &amp;books (FEC)…</source>
        <translation>Importer la &amp;comptabilité (FEC)…</translation>
    </message>
    <message>
        <source>Export the &amp;FEC…</source>
        <translation>&amp;Exporter le FEC…</translation>
    </message>
    <message>
        <source>&amp;Pull the bank feeds</source>
        <translation>&amp;Recevoir les flux bancaires</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Search everywhere</source>
        <translation>&amp;Chercher partout</translation>
    </message>
    <message>
        <source>&amp;Keys of this pane</source>
        <translation>&amp;Raccourcis de ce volet</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Paiements</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>Rapprochement</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Écritures</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>États</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>A&amp;ller</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Afficha&amp;ge</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Chercher partout</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Résultats de la recherche</translation>
    </message>
    <message>
        <source>Financial year</source>
        <translation>Exercice</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Volets</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>Tous les exercices</translation>
    </message>
    <message>
        <source>Year %1</source>
        <comment>financial year</comment>
        <translation>Exercice %1</translation>
    </message>
    <message>
        <source>No dossier</source>
        <translation>Aucun dossier</translation>
    </message>
    <message>
        <source>Dossier %1</source>
        <translation>Dossier %1</translation>
    </message>
    <message>
        <source>%1 – Comptoir</source>
        <comment>window title; %1 is the company</comment>
        <translation>%1 – Comptoir</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Annuler&#x202f;: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>a financial year over two calendar years</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>Ajouter des documents</translation>
    </message>
    <message>
        <source>Documents (*.pdf *.xml *.png *.jpg *.jpeg)</source>
        <translation>Documents (*.pdf *.xml *.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Choose the FEC files</source>
        <translation>Choisir les fichiers FEC</translation>
    </message>
    <message>
        <source>Export the FEC</source>
        <translation>Exporter le FEC</translation>
    </message>
    <message>
        <source>One file of the validated entries of a financial year, as article A47 A-1 of the LPF asks. Drafts stay out.</source>
        <translation>Un fichier des écritures validées d’un exercice, comme le demande l’article A47 A-1 du LPF. Le brouillard n’y figure pas.</translation>
    </message>
    <message>
        <source>Financial &amp;year</source>
        <translation>&amp;Exercice</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>En&amp;codage</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Choisir le répertoire…</translation>
    </message>
    <message>
        <source>Folder for the FEC</source>
        <translation>Répertoire du FEC</translation>
    </message>
    <message>
        <source>%1 is neither a bank statement, nor an invoice, nor an FEC.</source>
        <translation>%1 n’est ni un relevé bancaire, ni une facture, ni un FEC.</translation>
    </message>
    <message>
        <source>Undone: %1.</source>
        <translation>Annulé&#x202f;: %1.</translation>
    </message>
    <message>
        <source>pane</source>
        <translation>volet</translation>
    </message>
    <message>
        <source>command</source>
        <translation>commande</translation>
    </message>
    <message numerus="yes">
        <source>%n lines written to %1.</source>
        <translation>
            <numerusform>%n ligne écrite dans %1.</numerusform>
            <numerusform>%n lignes écrites dans %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a financial &amp;year…</source>
        <translation>Ouvrir un e&amp;xercice…</translation>
    </message>
    <message>
        <source>In&amp;take for many dossiers…</source>
        <translation>&amp;Réception pour plusieurs dossiers…</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Relevés</translation>
    </message>
    <message>
        <source>Result of the import</source>
        <translation>Résultat de l’import</translation>
    </message>
    <message numerus="yes">
        <source>%n statement file(s) came into the folder of %1.</source>
        <comment>%1 is a journal, or several</comment>
        <translation>
            <numerusform>Un relevé reçu dans le dossier de %1.</numerusform>
            <numerusform>%n relevés reçus dans le dossier de %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>New lines imported from the folders of the journals: %1.</source>
        <translation>Lignes nouvelles importées des dossiers des journaux&#x202f;: %1.</translation>
    </message>
    <message>
        <source>New lines imported from the folders of the journals: %1. Files that wait in quarantine: %2.</source>
        <translation>Lignes nouvelles importées des dossiers des journaux&#x202f;: %1. Fichiers en attente en quarantaine&#x202f;: %2.</translation>
    </message>
    <message>
        <source>See the result</source>
        <translation>Voir le résultat</translation>
    </message>
    <message>
        <source>&amp;Users and rights…</source>
        <translation>&amp;Utilisateurs et droits…</translation>
    </message>
    <message>
        <source>C&amp;hange the user…</source>
        <translation>C&amp;hanger d’utilisateur…</translation>
    </message>
    <message>
        <source>Closed by the lock, and what was typed there forgotten: %1.</source>
        <comment>titles of forms</comment>
        <translation>Fermé par le verrouillage, saisie oubliée&#x202f;: %1.</translation>
    </message>
    <message>
        <source>%1 stays closed: it opens with a user and a password.</source>
        <translation>%1 reste fermé&#x202f;: il s’ouvre avec un utilisateur et un mot de passe.</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>S’identifier…</translation>
    </message>
    <message>
        <source>&amp;Lock when nobody works</source>
        <translation>&amp;Verrouiller sans activité</translation>
    </message>
    <message>
        <source>&amp;Never</source>
        <comment>lock when nobody works</comment>
        <translation>&amp;Jamais</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>Après %n minute</numerusform>
            <numerusform>Après %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::MatchedView</name>
    <message>
        <source>Matched lines</source>
        <translation>Lignes rapprochées</translation>
    </message>
    <message>
        <source>Entries of the match</source>
        <translation>Écritures du rapprochement</translation>
    </message>
    <message>
        <source>Nothing is matched here yet</source>
        <translation>Rien n’est encore rapproché ici</translation>
    </message>
    <message>
        <source>Lines you match, or that the automatic matching finds, move to this tab.</source>
        <translation>Les lignes que vous rapprochez, ou que trouve le rapprochement automatique, viennent dans cet onglet.</translation>
    </message>
    <message>
        <source>Matched by %1 on %2, pointed on %3.</source>
        <translation>Rapprochement fait par %1 le %2, pointage au %3.</translation>
    </message>
    <message>
        <source>Undo validated entries</source>
        <translation>Annuler des écritures validées</translation>
    </message>
    <message>
        <source>Entry %1 %2 of %3 is validated: a reversal dated %4 will be booked.</source>
        <comment>journal, number, day, day of the reversal</comment>
        <translation>L’écriture %1 %2 du %3 est validée&#x202f;: une contre-passation datée du %4 sera enregistrée.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… et %n autre.</numerusform>
            <numerusform>… et %n autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is definitive at once and Ctrl+Z does not take it back.</source>
        <translation>Elle est définitive aussitôt et Ctrl+Z ne la reprend pas.</translation>
    </message>
    <message>
        <source>Book the reversal</source>
        <translation>Contre-passer</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es) undone</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>annulation de %n rapprochement</numerusform>
            <numerusform>annulation de %n rapprochements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es) undone; the lines are open again. Ctrl+Z does not take this back.</source>
        <translation>
            <numerusform>%n rapprochement annulé&#x202f;; ses lignes sont de nouveau ouvertes. Ctrl+Z ne reprend pas cette annulation.</numerusform>
            <numerusform>%n rapprochements annulés&#x202f;; leurs lignes sont de nouveau ouvertes. Ctrl+Z ne reprend pas cette annulation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es) undone; the lines are open again.</source>
        <translation>
            <numerusform>%n rapprochement annulé&#x202f;; ses lignes sont de nouveau ouvertes.</numerusform>
            <numerusform>%n rapprochements annulés&#x202f;; leurs lignes sont de nouveau ouvertes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::MatchingView</name>
    <message>
        <source>Lines to look at</source>
        <translation>Lignes à contrôler</translation>
    </message>
    <message>
        <source>Statement lines not matched</source>
        <translation>Lignes du relevé non rapprochées</translation>
    </message>
    <message>
        <source>Entries and open invoices</source>
        <translation>Écritures et factures ouvertes</translation>
    </message>
    <message>
        <source>best first for the chosen line</source>
        <translation>classées par la ligne choisie</translation>
    </message>
    <message>
        <source>Filter the lines</source>
        <translation>Filtrer les lignes</translation>
    </message>
    <message>
        <source>Filter the books</source>
        <translation>Filtrer les écritures</translation>
    </message>
    <message>
        <source>What the books table shows</source>
        <translation>Ce que montre le tableau des écritures</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Bank entries</source>
        <translation>Écritures de banque</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>Pointed on</source>
        <translation>Date de pointage</translation>
    </message>
    <message>
        <source>Ticked: bank %1%4books %2%4difference %3</source>
        <comment>sums of what is ticked; %4 is a gap</comment>
        <translation>Coché&#x202f;: relevé %1%4écritures %2%4écart %3</translation>
    </message>
    <message>
        <source>Ticked: amounts of several currencies cannot be matched together.</source>
        <translation>Coché&#x202f;: des montants de plusieurs devises ne peuvent pas être rapprochés ensemble.</translation>
    </message>
    <message>
        <source>settled in part, %1 left</source>
        <translation>règlement partiel, reste %1</translation>
    </message>
    <message>
        <source>Tick at least one line and one entry or invoice.</source>
        <translation>Cochez au moins une ligne et une écriture ou une facture.</translation>
    </message>
    <message>
        <source>The totals differ: tick or untick until the difference is zero.</source>
        <translation>Les totaux diffèrent&#x202f;: cochez ou décochez jusqu’à un écart nul.</translation>
    </message>
    <message>
        <source>Several answers fit this line: tick the right one with Space, then match.</source>
        <translation>Plusieurs réponses conviennent à cette ligne&#x202f;: cochez la bonne avec Espace, puis rapprochez.</translation>
    </message>
    <message>
        <source>Nothing is proposed for this line: tick what it pays, or type an account.</source>
        <translation>Rien n’est proposé pour cette ligne&#x202f;: cochez ce qu’elle règle, ou saisissez un compte.</translation>
    </message>
    <message>
        <source>match of %1</source>
        <comment>an act that can be undone; %1 is a bank label</comment>
        <translation>rapprochement de %1</translation>
    </message>
    <message>
        <source>lines put aside</source>
        <comment>an act that can be undone</comment>
        <translation>lignes mises de côté</translation>
    </message>
    <message>
        <source>No other proposal among the lines shown.</source>
        <translation>Aucune autre proposition parmi les lignes affichées.</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a bank line: label, amount</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>pair %1</source>
        <comment>an act that can be undone</comment>
        <translation>paire %1</translation>
    </message>
    <message>
        <source>Tick the lines and what they are matched with first.</source>
        <translation>Cochez d’abord les lignes et ce qui leur répond.</translation>
    </message>
    <message>
        <source>This line is in no pair.</source>
        <translation>Cette ligne n’est dans aucune paire.</translation>
    </message>
    <message>
        <source>pair taken apart</source>
        <comment>an act that can be undone</comment>
        <translation>paire défaite</translation>
    </message>
    <message>
        <source>No pair has equal totals yet.</source>
        <translation>Aucune paire n’a encore des totaux égaux.</translation>
    </message>
    <message>
        <source>The totals of the pair differ: tick what is missing, or take it apart.</source>
        <translation>Les totaux de la paire diffèrent&#x202f;: cochez ce qui manque, ou défaites-la.</translation>
    </message>
    <message numerus="yes">
        <source>match of %n pair(s)</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>rapprochement de %n paire</numerusform>
            <numerusform>rapprochement de %n paires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n movement(s) created</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>%n mouvement créé</numerusform>
            <numerusform>%n mouvements créés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n movement(s) created and paired: only the match is left.</source>
        <translation>
            <numerusform>%n mouvement créé et mis en paire&#x202f;: il ne reste qu’à rapprocher.</numerusform>
            <numerusform>%n mouvements créés et mis en paire&#x202f;: il ne reste qu’à rapprocher.</numerusform>
        </translation>
    </message>
    <message>
        <source>This waits in a pair: match the pair, or take it apart first.</source>
        <translation>Ceci attend dans une paire&#x202f;: rapprochez la paire, ou défaites-la d’abord.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) to tick: attach them to the reconciliation in progress, or start a new one?</source>
        <translation>
            <numerusform>%n ligne à cocher&#x202f;: la rattacher au rapprochement en cours, ou en commencer un autre&#x202f;?</numerusform>
            <numerusform>%n lignes à cocher&#x202f;: les rattacher au rapprochement en cours, ou en commencer un autre&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>No line of this list holds “%1”. Escape in the filter clears it.</source>
        <translation>Aucune ligne de cette liste ne contient «&#x202f;%1&#x202f;». Échap dans le filtre l’efface.</translation>
    </message>
    <message>
        <source>No entry and no invoice holds “%1”. Escape in the filter clears it.</source>
        <translation>Aucune écriture ni facture ne contient «&#x202f;%1&#x202f;». Échap dans le filtre l’efface.</translation>
    </message>
    <message>
        <source>Only “%1” are shown, and none is open. Choose “%2” above to see the others.</source>
        <translation>Seul «&#x202f;%1&#x202f;» est montré, et rien n’y est ouvert. Choisissez «&#x202f;%2&#x202f;» au-dessus pour voir le reste.</translation>
    </message>
    <message>
        <source>No entry and no invoice is open.</source>
        <translation>Aucune écriture ni facture n’est ouverte.</translation>
    </message>
    <message>
        <source>Ticked: bank %1%3invoices %2%3Enter asks what the bank’s amount is worth</source>
        <comment>sums of what is ticked, in two currencies; %3 is a gap</comment>
        <translation>Coché&#x202f;: relevé %1%3factures %2%3Entrée demande ce que vaut le montant de la banque</translation>
    </message>
    <message>
        <source>These lines do not pay these invoices: one is money in, the other money out.</source>
        <translation>Ces lignes ne paient pas ces factures&#x202f;: l’un est une entrée d’argent, l’autre une sortie.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Fermer le message</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::NoteTableModel</name>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>laissé de côté</translation>
    </message>
    <message>
        <source>in quarantine</source>
        <translation>en quarantaine</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>remarque</translation>
    </message>
    <message>
        <source>known</source>
        <translation>connue</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PageView</name>
    <message>
        <source>Choose a document to see it here.</source>
        <translation>Choisissez un document pour le voir ici.</translation>
    </message>
    <message>
        <source>Pages of the document</source>
        <translation>Pages du document</translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation>Texte du document</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Page %1</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PartsEdit</name>
    <message>
        <source>Add an a&amp;ccount</source>
        <translation>A&amp;jouter un compte</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>The whole amount is spread.</source>
        <translation>Tout le montant est réparti.</translation>
    </message>
    <message>
        <source>Left to spread: %1</source>
        <translation>Reste à répartir&#x202f;: %1</translation>
    </message>
    <message>
        <source>Each amount still needs its account.</source>
        <translation>Chaque montant attend encore son compte.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PayeeCard</name>
    <message>
        <source>Account numbers of this payee</source>
        <translation>IBAN de ce bénéficiaire</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Execution</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>End-to-end id</source>
        <translation>Référence de bout en bout</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Comptabilisée le</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>typed by a person</source>
        <translation>saisi à la main</translation>
    </message>
    <message>
        <source>seen on a bank statement</source>
        <translation>vu sur un relevé</translation>
    </message>
    <message>
        <source>read from an invoice</source>
        <translation>lu sur une facture</translation>
    </message>
    <message>
        <source>✓ confirmed by %1</source>
        <translation>✓ confirmé par %1</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>n’est plus utilisé</translation>
    </message>
    <message>
        <source>▲ not confirmed</source>
        <translation>▲ non confirmé</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <comment>origin of an IBAN and when it was first met</comment>
        <translation>%1, le %2.</translation>
    </message>
    <message>
        <source>None is known yet: it comes with an electronic invoice, or is typed on the third party.</source>
        <translation>Aucun n’est encore connu&#x202f;: il vient d’une facture électronique, ou se saisit sur la fiche du tiers.</translation>
    </message>
    <message>
        <source>Confirm an account number</source>
        <translation>Confirmer un IBAN</translation>
    </message>
    <message>
        <source>Is %1 really the account of %2? Compare it with a paper you trust, or call a number you already had: a changed account number is the most common fraud. The number used before is retired.</source>
        <translation>%1 est-il vraiment le compte de %2&#x202f;? Comparez-le à un document sûr, ou appelez un numéro que vous aviez déjà&#x202f;: le changement d’IBAN est la fraude la plus courante. L’IBAN utilisé jusqu’ici ne servira plus.</translation>
    </message>
    <message>
        <source>&amp;Last four characters</source>
        <translation>&amp;Quatre derniers caractères</translation>
    </message>
    <message>
        <source>Type them from your paper, not from this screen.</source>
        <translation>Recopiez-les de votre document, pas de cet écran.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>These are not the last four characters of this account number.</source>
        <translation>Ce ne sont pas les quatre derniers caractères de cet IBAN&#x202f;: vérifiez votre document.</translation>
    </message>
    <message>
        <source>The account number is confirmed; it can be paid.</source>
        <translation>L’IBAN est confirmé&#x202f;; il peut être payé.</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>%1, booked with the order</source>
        <translation>%1, passée avec l’ordre</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PaymentTableModel</name>
    <message>
        <source>Payee</source>
        <translation>Bénéficiaire</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Facture</translation>
    </message>
    <message>
        <source>Day</source>
        <comment>due day of an invoice, or day of execution of a payment</comment>
        <translation>Date</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>échue</translation>
    </message>
    <message>
        <source>to pay</source>
        <translation>à payer</translation>
    </message>
    <message>
        <source>no IBAN</source>
        <translation>sans IBAN</translation>
    </message>
    <message>
        <source>IBAN to confirm</source>
        <translation>IBAN à confirmer</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PaymentsPane</name>
    <message>
        <source>Payments</source>
        <translation>Paiements</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>À effectuer</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Panier</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Émis</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Réglés</translation>
    </message>
    <message>
        <source>open purchase invoices</source>
        <translation>factures d’achat ouvertes</translation>
    </message>
    <message>
        <source>leave in one SEPA file</source>
        <translation>partent dans un seul fichier SEPA</translation>
    </message>
    <message>
        <source>waiting for the bank line</source>
        <translation>en attente de la ligne du relevé</translation>
    </message>
    <message>
        <source>seen on a statement</source>
        <translation>vus sur un relevé</translation>
    </message>
    <message>
        <source>&amp;Confirm the IBAN…</source>
        <translation>&amp;Confirmer l’IBAN…</translation>
    </message>
    <message>
        <source>C&amp;ancel the order</source>
        <translation>&amp;Annuler l’ordre</translation>
    </message>
    <message>
        <source>T&amp;ake out of the basket</source>
        <translation>&amp;Retirer du panier</translation>
    </message>
    <message>
        <source>&amp;Tick or untick</source>
        <translation>C&amp;ocher ou décocher</translation>
    </message>
    <message>
        <source>Nothing to pay</source>
        <translation>Rien à payer</translation>
    </message>
    <message>
        <source>Booked purchase invoices come here when they are open.</source>
        <translation>Les factures d’achat comptabilisées viennent ici tant qu’elles sont ouvertes.</translation>
    </message>
    <message>
        <source>The basket is empty</source>
        <translation>Le panier est vide</translation>
    </message>
    <message>
        <source>Put invoices in it from To pay; they leave in one SEPA file.</source>
        <translation>Mettez-y des factures depuis À effectuer&#x202f;; elles partent dans un seul fichier SEPA.</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Rien ici pour l’instant</translation>
    </message>
    <message>
        <source>Payments come here once their SEPA file is written.</source>
        <translation>Les paiements viennent ici une fois leur fichier SEPA écrit.</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Bénéficiaire</translation>
    </message>
    <message>
        <source>Put in the basket</source>
        <translation>Mettre au panier</translation>
    </message>
    <message numerus="yes">
        <source>Put in the basket: %n invoice(s), %1</source>
        <translation>
            <numerusform>Mettre au panier&#x202f;: %n facture, %1</numerusform>
            <numerusform>Mettre au panier&#x202f;: %n factures, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>SEPA file</source>
        <translation>Fichier SEPA</translation>
    </message>
    <message numerus="yes">
        <source>SEPA file: %n payment(s), %1</source>
        <translation>
            <numerusform>Fichier SEPA&#x202f;: %n paiement, %1</numerusform>
            <numerusform>Fichier SEPA&#x202f;: %n paiements, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) are in the basket.</source>
        <translation>
            <numerusform>%n paiement est au panier.</numerusform>
            <numerusform>%n paiements sont au panier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the basket</source>
        <translation>Voir le panier</translation>
    </message>
    <message>
        <source>payments put in the basket</source>
        <comment>an act that can be undone</comment>
        <translation>mise au panier de paiements</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) taken back.</source>
        <translation>
            <numerusform>%n paiement annulé.</numerusform>
            <numerusform>%n paiements annulés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s), %1 in all. Nothing leaves by itself: you send the file to the bank.</source>
        <translation>
            <numerusform>%n paiement, %1 au total. Rien ne part tout seul&#x202f;: c’est vous qui transmettez le fichier à la banque.</numerusform>
            <numerusform>%n paiements, %1 au total. Rien ne part tout seul&#x202f;: c’est vous qui transmettez le fichier à la banque.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Account to debit</source>
        <translation>&amp;Compte à débiter</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Ask your bank which one it takes; the first is the current one.</source>
        <translation>Demandez à votre banque lequel elle accepte&#x202f;; le premier est la version en vigueur.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>journal, IBAN</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Write the file…</source>
        <translation>Écrire le fichier…</translation>
    </message>
    <message>
        <source>No bank journal has an IBAN yet: add one from Reconciliation.</source>
        <translation>Aucun journal de banque n’a encore d’IBAN&#x202f;: ajoutez-en un depuis Rapprochement.</translation>
    </message>
    <message>
        <source>Where to write the SEPA file</source>
        <translation>Où écrire le fichier SEPA</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s), %1, written to %2.</source>
        <translation>
            <numerusform>%n paiement, %1, écrit dans %2.</numerusform>
            <numerusform>%n paiements, %1, écrits dans %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>SHA-256 of the file: %1</source>
        <translation>SHA-256 du fichier&#x202f;: %1</translation>
    </message>
    <message>
        <source>T&amp;hird party…</source>
        <translation>&amp;Tiers…</translation>
    </message>
    <message>
        <source>Open its card…</source>
        <translation>Ouvrir sa fiche…</translation>
    </message>
    <message>
        <source>✓ Validation succeeded: a person confirmed each account number.</source>
        <translation>✓ Validation réussie&#x202f;: chaque IBAN a été confirmé par une personne.</translation>
    </message>
    <message>
        <source>▲ Not confirmed, the file will be refused: %1</source>
        <translation>▲ Non confirmé, le fichier sera refusé&#x202f;: %1</translation>
    </message>
    <message>
        <source>Payees</source>
        <translation>Bénéficiaires</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PlanDialog</name>
    <message>
        <source>Automatic lettering</source>
        <translation>Lettrage automatique</translation>
    </message>
    <message>
        <source>Nothing settles each other exactly</source>
        <translation>Rien ne se solde exactement</translation>
    </message>
    <message numerus="yes">
        <source>%n letters would be given</source>
        <translation>
            <numerusform>%n lettre serait donnée</numerusform>
            <numerusform>%n lettres seraient données</numerusform>
        </translation>
    </message>
    <message>
        <source>take rows out of the choice that should stay open</source>
        <translation>retirez du choix ce qui doit rester ouvert</translation>
    </message>
    <message>
        <source>What would be lettered</source>
        <translation>Ce qui serait lettré</translation>
    </message>
    <message>
        <source>The search stopped at its limit: more may be lettered by hand.</source>
        <translation>La recherche s’est arrêtée à sa limite&#x202f;: le reste se lettre à la main.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Letter the chosen ones</source>
        <translation>&amp;Lettrer ce qui est choisi</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PlanReader</name>
    <message>
        <source>Looking at the files</source>
        <comment>long work</comment>
        <translation>Lecture des fichiers</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PlanTableModel</name>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PointingTableModel</name>
    <message>
        <source>Pointed</source>
        <translation>Pointage</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Jnl</source>
        <translation>Jnl</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PreviewPage</name>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>nothing is written before you import</source>
        <translation>rien n’est écrit avant l’import</translation>
    </message>
    <message>
        <source>Chosen files</source>
        <translation>Fichiers choisis</translation>
    </message>
    <message>
        <source>Statements of the file</source>
        <translation>Relevés du fichier</translation>
    </message>
    <message>
        <source>Match automatically while importing</source>
        <translation>Rapprochement automatique pendant l’import</translation>
    </message>
    <message>
        <source>Matches every new line whose evidence leaves one answer; without it, the lines are only imported, so that they can be looked at first.</source>
        <translation>Rapproche chaque ligne nouvelle dont les indices ne laissent qu’une réponse&#x202f;; sans cela, les lignes sont seulement importées, pour être regardées d’abord.</translation>
    </message>
    <message>
        <source>This very file was imported on %1 by %2.</source>
        <translation>Ce fichier même a été importé le %1 par %2.</translation>
    </message>
    <message>
        <source>Every line of this file has its equal in the journal: there is nothing to import.</source>
        <translation>Chaque ligne de ce fichier a son égale dans le journal&#x202f;: il n’y a rien à importer.</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>les %1 premiers sur %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more remark(s).</source>
        <translation>
            <numerusform>et %n autre remarque.</numerusform>
            <numerusform>et %n autres remarques.</numerusform>
        </translation>
    </message>
    <message>
        <source>No bank journal follows this account: add the journal it goes to.</source>
        <translation>Aucun journal de banque ne suit ce compte&#x202f;: ajoutez le journal où il va.</translation>
    </message>
    <message>
        <source>Nothing to remark: the file reads well.</source>
        <translation>Rien à signaler&#x202f;: le fichier se lit bien.</translation>
    </message>
    <message numerus="yes">
        <source>To import: &lt;b&gt;%n file(s)&lt;/b&gt;</source>
        <translation>
            <numerusform>À importer&#x202f;: &lt;b&gt;%n fichier&lt;/b&gt;</numerusform>
            <numerusform>À importer&#x202f;: &lt;b&gt;%n fichiers&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message>
        <source>new lines, about: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>lignes nouvelles, environ&#x202f;: &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>to the quarantine: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>en quarantaine&#x202f;: &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>waiting for an answer: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>en attente d’une réponse&#x202f;: &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message numerus="yes">
        <source>%n announced line(s) will be shown as expected, apart from statements, until the bank has booked them.</source>
        <translation>
            <numerusform>%n ligne annoncée sera montrée comme attendue, à part des relevés, jusqu’à ce que la banque l’ait comptabilisée.</numerusform>
            <numerusform>%n lignes annoncées seront montrées comme attendues, à part des relevés, jusqu’à ce que la banque les ait comptabilisées.</numerusform>
        </translation>
    </message>
    <message>
        <source>announced lines: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>lignes annoncées&#x202f;: &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PreviewedTableModel</name>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Solde initial</translation>
    </message>
    <message>
        <source>Debits</source>
        <translation>Débits</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Crédits</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Solde final</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Soldes</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Connues</translation>
    </message>
    <message>
        <source>several</source>
        <translation>plusieurs</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>laissé de côté</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ProposalPanel</name>
    <message>
        <source>%1 of %2</source>
        <comment>document of a third party</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Several answers fit; tick the right one.</source>
        <translation>Plusieurs réponses conviennent&#x202f;; cochez la bonne.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <comment>how many answers fit a bank line</comment>
        <translation>
            <numerusform>%n réponse</numerusform>
            <numerusform>%n réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer found for this line.</source>
        <translation>Aucune réponse trouvée pour cette ligne.</translation>
    </message>
    <message>
        <source>only answer</source>
        <translation>réponse unique</translation>
    </message>
    <message>
        <source>to confirm</source>
        <translation>à confirmer</translation>
    </message>
    <message>
        <source>Tick an entry or an invoice at the right, type an account (K), or park the line for later (P).</source>
        <translation>Cochez une écriture ou une facture à droite, saisissez un compte (K), ou mettez la ligne de côté (P).</translation>
    </message>
    <message>
        <source>In each of them: %1.</source>
        <comment>documents that all answers hold</comment>
        <translation>Dans chacune&#x202f;: %1.</translation>
    </message>
    <message>
        <source>%1 would remain on this line.</source>
        <translation>Il resterait %1 sur cette ligne.</translation>
    </message>
    <message>
        <source>Choose a line to see what it may be matched with.</source>
        <translation>Choisissez une ligne pour voir avec quoi la rapprocher.</translation>
    </message>
    <message>
        <source>Looking for what fits this line…</source>
        <translation>Recherche de ce qui convient à cette ligne…</translation>
    </message>
    <message>
        <source>Possible: %1.</source>
        <comment>answers for a bank line</comment>
        <translation>Réponses possibles&#x202f;: %1.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::QuarantineTableModel</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Ce qui ne va pas</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Corrections</translation>
    </message>
    <message>
        <source>Put aside on</source>
        <translation>Mis de côté le</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::QuarantineView</name>
    <message>
        <source>Files put aside</source>
        <translation>Fichiers mis de côté</translation>
    </message>
    <message>
        <source>Lines of the file</source>
        <translation>Lignes du fichier</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Corrections</translation>
    </message>
    <message>
        <source>What the trial read</source>
        <translation>Ce que l’essai a lu</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>files</comment>
        <translation>Importés</translation>
    </message>
    <message>
        <source>Discarded</source>
        <comment>files</comment>
        <translation>Abandonnés</translation>
    </message>
    <message>
        <source>the bank’s file stays as it is</source>
        <translation>le fichier de la banque reste tel quel</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>No file is in quarantine</source>
        <translation>Aucun fichier en quarantaine</translation>
    </message>
    <message>
        <source>A file that cannot be imported is kept here with its fault: correct its line, try it, import it once its balances are right.</source>
        <translation>Un fichier qui ne peut pas être importé est gardé ici avec son défaut&#x202f;: corrigez sa ligne, essayez-le, importez-le une fois ses soldes justes.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>With the corrections, nothing is wrong with this file any more.</source>
        <translation>Avec les corrections, ce fichier n’a plus de défaut.</translation>
    </message>
    <message>
        <source>Line %1.</source>
        <comment>place of a fault</comment>
        <translation>Ligne %1.</translation>
    </message>
    <message>
        <source>It holds no lines that could be corrected: ask the bank for it again.</source>
        <translation>Il ne contient pas de lignes à corriger&#x202f;: redemandez-le à la banque.</translation>
    </message>
    <message>
        <source>Discarded: %1</source>
        <translation>Abandonné&#x202f;: %1</translation>
    </message>
    <message>
        <source>Correct line %1</source>
        <translation>Corriger la ligne %1</translation>
    </message>
    <message>
        <source>Insert at the end of the file</source>
        <translation>Insérer à la fin du fichier</translation>
    </message>
    <message>
        <source>Insert before line %1</source>
        <translation>Insérer avant la ligne %1</translation>
    </message>
    <message>
        <source>Delete line %1</source>
        <translation>Supprimer la ligne %1</translation>
    </message>
    <message>
        <source>The bank’s file is never changed: the correction is laid over it, kept with its reason, and printed with the statement.</source>
        <translation>Le fichier de la banque n’est jamais modifié&#x202f;: la correction est posée par-dessus, gardée avec son motif et imprimée avec le relevé.</translation>
    </message>
    <message>
        <source>The bank wrote</source>
        <translation>La banque a écrit</translation>
    </message>
    <message>
        <source>&amp;Read instead</source>
        <translation>&amp;Lire à la place</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) of 120, cursor in column %1</source>
        <translation>
            <numerusform>%n caractère sur 120, curseur en colonne %1</numerusform>
            <numerusform>%n caractères sur 120, curseur en colonne %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s), cursor in column %1</source>
        <translation>
            <numerusform>%n caractère, curseur en colonne %1</numerusform>
            <numerusform>%n caractères, curseur en colonne %1</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Pourquoi</translation>
    </message>
    <message>
        <source>For example: amount compared with the bank’s site on 3 November.</source>
        <translation>Par exemple&#x202f;: montant comparé avec le site de la banque le 3 novembre.</translation>
    </message>
    <message>
        <source>Lay it over the file</source>
        <translation>Poser sur le fichier</translation>
    </message>
    <message>
        <source>The line reads again as the bank sent it.</source>
        <translation>La ligne se lit de nouveau comme la banque l’a envoyée.</translation>
    </message>
    <message>
        <source>Go to a line</source>
        <translation>Aller à une ligne</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>&amp;Ligne</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Trying %1</source>
        <comment>long work; %1 is a file</comment>
        <translation>Essai de %1</translation>
    </message>
    <message>
        <source>Not tried yet.</source>
        <translation>Pas encore essayé.</translation>
    </message>
    <message>
        <source>It still fails at line %1.</source>
        <translation>La lecture échoue encore à la ligne %1.</translation>
    </message>
    <message>
        <source>It still fails: %1</source>
        <translation>La lecture échoue encore&#x202f;: %1</translation>
    </message>
    <message>
        <source>It reads well, but holds no balances that prove it.</source>
        <translation>Il se lit bien, mais n’a pas de soldes qui le prouvent.</translation>
    </message>
    <message>
        <source>It reads well: opening balance and lines make the closing balance. It can be imported.</source>
        <translation>Il se lit bien&#x202f;: solde initial et lignes font le solde final. Il peut être importé.</translation>
    </message>
    <message>
        <source>Import without balances</source>
        <translation>Importer sans soldes</translation>
    </message>
    <message>
        <source>This file holds no two balances, so that nothing proves that no line is missing. Import it only when you have compared its lines with the bank’s account.</source>
        <translation>Ce fichier n’a pas deux soldes&#x202f;: rien ne prouve qu’aucune ligne ne manque. Ne l’importez qu’après avoir comparé ses lignes avec le compte de la banque.</translation>
    </message>
    <message>
        <source>I have compared them: import</source>
        <translation>J’ai comparé&#x202f;: importer</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <comment>long work</comment>
        <translation>Import de %1</translation>
    </message>
    <message>
        <source>Discard the file</source>
        <translation>Abandonner le fichier</translation>
    </message>
    <message>
        <source>The bytes of %1 go and cannot be brought back; its name, its fingerprint, its fault and the reason stay.</source>
        <translation>Le contenu de %1 disparaît définitivement&#x202f;; son nom, son empreinte, son défaut et le motif restent.</translation>
    </message>
    <message>
        <source>For example: the bank sent a good file on 3 November.</source>
        <translation>Par exemple&#x202f;: la banque a envoyé un bon fichier le 3 novembre.</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>L’abandonner</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::Rail</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a pane and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ReadTableModel</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Value date</source>
        <translation>Date de valeur</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Nature</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ReconcilePane</name>
    <message>
        <source>All statements</source>
        <translation>Tous les relevés</translation>
    </message>
    <message>
        <source>Statement %1 to %2</source>
        <translation>Relevé du %1 au %2</translation>
    </message>
    <message>
        <source>Put aside %1</source>
        <comment>count of lines</comment>
        <translation>Mises de côté %1</translation>
    </message>
    <message>
        <source>Lines %1, matched %2, left %3</source>
        <translation>Lignes %1, rapprochées %2, ouvertes %3</translation>
    </message>
    <message>
        <source>Statement %1</source>
        <translation>Relevé %1</translation>
    </message>
    <message>
        <source>Account %1 %2</source>
        <comment>account number and its balance</comment>
        <translation>Compte %1 %2</translation>
    </message>
    <message>
        <source>Chain of balances %1</source>
        <translation>Chaîne des soldes %1</translation>
    </message>
    <message>
        <source>✓ complete</source>
        <translation>✓ complète</translation>
    </message>
    <message>
        <source>▲ broken</source>
        <translation>▲ rompue</translation>
    </message>
    <message>
        <source>Bank and books %1</source>
        <translation>Relevé et livres %1</translation>
    </message>
    <message>
        <source>▲ %1 to explain</source>
        <translation>▲ %1 à expliquer</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Matched lines %1</source>
        <translation>Lignes rapprochées %1</translation>
    </message>
    <message>
        <source>Matched lines</source>
        <translation>Lignes rapprochées</translation>
    </message>
    <message>
        <source>To control</source>
        <translation>À contrôler</translation>
    </message>
    <message>
        <source>Reconciliation statement</source>
        <translation>État de rapprochement</translation>
    </message>
    <message>
        <source>Every statement of this journal is reconciled.</source>
        <translation>Tous les relevés de ce journal sont rapprochés.</translation>
    </message>
    <message>
        <source>Matching automatically</source>
        <comment>long work</comment>
        <translation>Rapprochement automatique</translation>
    </message>
    <message>
        <source>automatic matching</source>
        <comment>an act that can be undone</comment>
        <translation>rapprochement automatique</translation>
    </message>
    <message>
        <source>The statement was taken back; its file can be imported again.</source>
        <translation>Le relevé a été retiré&#x202f;; son fichier peut être importé de nouveau.</translation>
    </message>
    <message>
        <source>Export the reconciliation statement</source>
        <translation>Exporter l’état de rapprochement</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>Rapprochement</translation>
    </message>
    <message>
        <source>Bank journal</source>
        <translation>Journal de banque</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Relevé</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>&amp;Import statements…</source>
        <translation>&amp;Importer des relevés…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Match every line whose evidence leaves one answer</source>
        <translation>Rapprocher chaque ligne dont les preuves ne laissent qu’une réponse</translation>
    </message>
    <message>
        <source>&amp;Match</source>
        <translation>&amp;Rapprocher</translation>
    </message>
    <message>
        <source>Match what is ticked, or what is proposed for the line</source>
        <translation>Rapprocher ce qui est coché, ou ce qui est proposé pour la ligne</translation>
    </message>
    <message>
        <source>&amp;Tick or untick</source>
        <translation>&amp;Cocher ou décocher</translation>
    </message>
    <message>
        <source>&amp;Next proposal</source>
        <translation>Proposition &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Invoice…</source>
        <translation>&amp;Facture…</translation>
    </message>
    <message>
        <source>Look for the invoice this line pays</source>
        <translation>Chercher la facture que règle cette ligne</translation>
    </message>
    <message>
        <source>Third &amp;party’s name on statements…</source>
        <translation>Nom du &amp;tiers sur les relevés…</translation>
    </message>
    <message>
        <source>Acc&amp;ount…</source>
        <translation>C&amp;ompte…</translation>
    </message>
    <message>
        <source>Match with an account, for example bank charges</source>
        <translation>Rapprocher avec un compte, par exemple des frais bancaires</translation>
    </message>
    <message>
        <source>P&amp;ut aside</source>
        <translation>&amp;Mettre de côté</translation>
    </message>
    <message>
        <source>Put the line aside for later, or take it back</source>
        <translation>Mettre la ligne de côté pour plus tard, ou la reprendre</translation>
    </message>
    <message>
        <source>&amp;Undo the match</source>
        <translation>A&amp;nnuler le rapprochement</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>Fi&amp;ltrer</translation>
    </message>
    <message>
        <source>&amp;Clear the ticks</source>
        <translation>Tout &amp;décocher</translation>
    </message>
    <message>
        <source>Take the statement &amp;back</source>
        <translation>Retirer le r&amp;elevé</translation>
    </message>
    <message>
        <source>Removes the statement as long as none of its lines is matched</source>
        <translation>Retire le relevé tant qu’aucune de ses lignes n’est rapprochée</translation>
    </message>
    <message>
        <source>Export as &amp;PDF…</source>
        <translation>Exporter en &amp;PDF…</translation>
    </message>
    <message>
        <source>Add a bank &amp;journal…</source>
        <translation>Ajouter un &amp;journal de banque…</translation>
    </message>
    <message>
        <source>No line is waiting</source>
        <translation>Aucune ligne en attente</translation>
    </message>
    <message>
        <source>Import a statement of the bank: drop its file here, or choose it.</source>
        <translation>Importez un relevé de la banque&#x202f;: déposez son fichier ici, ou choisissez-le.</translation>
    </message>
    <message>
        <source>Nothing to look at</source>
        <translation>Rien à contrôler</translation>
    </message>
    <message numerus="yes">
        <source>Matched: %1. The time is up; %n line(s) are still to be matched.</source>
        <translation>
            <numerusform>Rapprochées&#x202f;: %1. Le temps est écoulé&#x202f;; %n ligne reste à rapprocher.</numerusform>
            <numerusform>Rapprochées&#x202f;: %1. Le temps est écoulé&#x202f;; %n lignes restent à rapprocher.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Matched: %1; proposed: %2, with several answers: %3, open: %4.</source>
        <translation>Rapprochées&#x202f;: %1&#x202f;; proposées&#x202f;: %2, à plusieurs réponses&#x202f;: %3, ouvertes&#x202f;: %4.</translation>
    </message>
    <message>
        <source>No bank account yet</source>
        <translation>Pas encore de compte bancaire</translation>
    </message>
    <message>
        <source>Say which account the bank journal follows; its statements come next.</source>
        <translation>Indiquez quel compte suit le journal de banque&#x202f;; ses relevés viendront ensuite.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) in suspense</source>
        <translation>
            <numerusform>%n élément en suspens</numerusform>
            <numerusform>%n éléments en suspens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 inherited</source>
        <translation>%1 hérités de la reprise</translation>
    </message>
    <message>
        <source>✓ agree</source>
        <translation>✓ concordent</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) expected, %1</source>
        <comment>announced by the bank; their sum</comment>
        <translation>
            <numerusform>%n ligne attendue, %1</numerusform>
            <numerusform>%n lignes attendues, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Write &amp;off…</source>
        <translation>S&amp;older…</translation>
    </message>
    <message>
        <source>Book what the lines and their entries or invoices leave</source>
        <translation>Passer ce que les lignes et leurs écritures ou factures laissent</translation>
    </message>
    <message>
        <source>Third party of the &amp;line…</source>
        <translation>Tiers de la &amp;ligne…</translation>
    </message>
    <message>
        <source>Te&amp;mplate…</source>
        <translation>&amp;Modèle…</translation>
    </message>
    <message>
        <source>Book the line by an entry template; several lines at once</source>
        <translation>Passer la ligne par un modèle d’écriture&#x202f;; plusieurs lignes à la fois</translation>
    </message>
    <message>
        <source>Te&amp;mplate’s words on statements…</source>
        <translation>Mots du &amp;modèle sur relevé…</translation>
    </message>
    <message>
        <source>Nat&amp;ures may be changed</source>
        <translation>Modification des nat&amp;ures</translation>
    </message>
    <message>
        <source>For the whole dossier: whether “Nature…” is offered at all</source>
        <translation>Pour tout le dossier&#x202f;: si «&#x202f;Nature…&#x202f;» est proposé</translation>
    </message>
    <message>
        <source>Natures are not changed in this dossier: “Natures may be changed” is switched off.</source>
        <translation>Les natures ne se modifient pas dans ce dossier&#x202f;: «&#x202f;Modification des natures&#x202f;» est désactivé.</translation>
    </message>
    <message>
        <source>changes of natures allowed</source>
        <comment>an act that can be undone</comment>
        <translation>modification des natures permise</translation>
    </message>
    <message>
        <source>changes of natures switched off</source>
        <comment>an act that can be undone</comment>
        <translation>modification des natures désactivée</translation>
    </message>
    <message>
        <source>Natu&amp;re…</source>
        <translation>Natu&amp;re…</translation>
    </message>
    <message>
        <source>&amp;Entry templates…</source>
        <translation>Modèles d’&amp;écriture…</translation>
    </message>
    <message>
        <source>&amp;What was learned…</source>
        <translation>&amp;Ce qui a été appris…</translation>
    </message>
    <message>
        <source>&amp;Explain…</source>
        <translation>&amp;Expliquer…</translation>
    </message>
    <message>
        <source>Where the difference comes from: of what is ticked, else of the bank and the books</source>
        <translation>D’où vient l’écart&#x202f;: de ce qui est coché, sinon de la banque et de la comptabilité</translation>
    </message>
    <message>
        <source>Third party’s &amp;ledger…</source>
        <translation>&amp;Grand livre du tiers…</translation>
    </message>
    <message>
        <source>The ledger of the line’s third party, with its letters</source>
        <translation>Le grand livre du tiers de la ligne, avec ses lettres</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Joindre</translation>
    </message>
    <message>
        <source>Start a new one</source>
        <translation>En commencer un autre</translation>
    </message>
    <message>
        <source>Create a movement for ea&amp;ch line…</source>
        <translation>Créer un mouvement par li&amp;gne…</translation>
    </message>
    <message>
        <source>Attach &amp;documents…</source>
        <translation>Joindre des &amp;documents…</translation>
    </message>
    <message>
        <source>Not&amp;e…</source>
        <translation>Not&amp;e…</translation>
    </message>
    <message>
        <source>I&amp;gnore…</source>
        <translation>I&amp;gnorer…</translation>
    </message>
    <message>
        <source>Take the line out of the work for good, with a reason</source>
        <translation>Sort la ligne du travail pour de bon, avec une raison</translation>
    </message>
    <message>
        <source>Keep what is ticked as a pai&amp;r</source>
        <translation>Garder ce qui est coché comme pai&amp;re</translation>
    </message>
    <message>
        <source>It waits, and a new reconciliation may start</source>
        <translation>Elle attend, et un autre rapprochement peut commencer</translation>
    </message>
    <message>
        <source>Take the pair &amp;apart</source>
        <translation>Défaire l&amp;a paire</translation>
    </message>
    <message>
        <source>Match all pairs of e&amp;qual totals</source>
        <translation>Rapprocher toutes les paires é&amp;quilibrées</translation>
    </message>
    <message>
        <source>&amp;Create the movement…</source>
        <translation>&amp;Créer le mouvement…</translation>
    </message>
    <message>
        <source>&amp;Create the customer’s receipt…</source>
        <translation>&amp;Créer l’encaissement client…</translation>
    </message>
    <message>
        <source>&amp;Create the customer’s refund…</source>
        <translation>&amp;Créer le remboursement au client…</translation>
    </message>
    <message>
        <source>&amp;Create the supplier’s payment…</source>
        <translation>&amp;Créer le décaissement fournisseur…</translation>
    </message>
    <message>
        <source>&amp;Create the supplier’s refund…</source>
        <translation>&amp;Créer le remboursement du fournisseur…</translation>
    </message>
    <message>
        <source>&amp;Create the payment…</source>
        <translation>&amp;Créer le décaissement…</translation>
    </message>
    <message>
        <source>&amp;Create the receipt…</source>
        <translation>&amp;Créer l’encaissement…</translation>
    </message>
    <message>
        <source>invoice on a line</source>
        <comment>an act that can be undone</comment>
        <translation>facture sur une ligne</translation>
    </message>
    <message>
        <source>documents attached</source>
        <comment>an act that can be undone</comment>
        <translation>documents joints</translation>
    </message>
    <message>
        <source>note on lines</source>
        <comment>an act that can be undone</comment>
        <translation>note sur des lignes</translation>
    </message>
    <message>
        <source>lines ignored</source>
        <comment>an act that can be undone</comment>
        <translation>lignes ignorées</translation>
    </message>
    <message>
        <source>The reviewer’s name is on the statement.</source>
        <translation>Le nom du réviseur figure sur l’état.</translation>
    </message>
    <message>
        <source>Pointing by hand</source>
        <translation>Pointage manuel</translation>
    </message>
    <message>
        <source>&amp;Reviewed…</source>
        <translation>&amp;Revu…</translation>
    </message>
    <message>
        <source>Prints on the statement who looked at it, and when</source>
        <translation>Imprime sur l’état qui l’a revu, et quand</translation>
    </message>
    <message>
        <source>&amp;Automatic…</source>
        <translation>&amp;Automatique…</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>Onglet sui&amp;vant</translation>
    </message>
    <message>
        <source>Pre&amp;vious tab</source>
        <translation>Onglet &amp;précédent</translation>
    </message>
    <message>
        <source>Doubtful lines, lines with several answers or none, and parked ones come here.</source>
        <translation>Les lignes douteuses, celles à plusieurs réponses ou sans réponse et celles mises de côté viennent ici.</translation>
    </message>
    <message>
        <source>Order of proposals…</source>
        <translation>Ordre des propositions…</translation>
    </message>
    <message>
        <source>Types of &amp;difference…</source>
        <translation>Types d’é&amp;cart…</translation>
    </message>
    <message>
        <source>Which accounts a write-off offers</source>
        <translation>Les comptes que propose le solde d’un écart</translation>
    </message>
    <message>
        <source>Mar&amp;ks of the line</source>
        <comment>menu</comment>
        <translation>Mar&amp;ques de la ligne</translation>
    </message>
    <message>
        <source>Words and &amp;lists</source>
        <comment>menu</comment>
        <translation>&amp;Libellés et listes</translation>
    </message>
    <message>
        <source>Third party’s car&amp;d…</source>
        <translation>&amp;Fiche du tiers…</translation>
    </message>
    <message>
        <source>Name, account number, reference on statements and terms of the line’s third party</source>
        <translation>Nom, numéro de compte, référence sur les relevés et délai de paiement du tiers de la ligne</translation>
    </message>
    <message>
        <source>This line names no third party: put one on it first.</source>
        <translation>Cette ligne ne nomme aucun tiers&#x202f;: indiquez-en d’abord un.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ReconciliationView</name>
    <message>
        <source>What explains the difference</source>
        <translation>Ce qui explique l’écart</translation>
    </message>
    <message>
        <source>Bank reconciliation statement</source>
        <translation>État de rapprochement</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>Nothing stands between books and bank.</source>
        <translation>Aucun élément en suspens entre livres et banque.</translation>
    </message>
    <message>
        <source>The statement was written to %1.</source>
        <translation>L’état a été écrit dans %1.</translation>
    </message>
    <message>
        <source>Day of the statement</source>
        <translation>Date de l’état</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ReportTableModel</name>
    <message>
        <source>What explains the difference</source>
        <translation>Ce qui explique l’écart</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ReportsPane</name>
    <message>
        <source>Export the reconciliation statement</source>
        <translation>Exporter l’état de rapprochement</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>États</translation>
    </message>
    <message>
        <source>Bank journal</source>
        <translation>Journal de banque</translation>
    </message>
    <message>
        <source>Export as &amp;PDF…</source>
        <translation>Exporter en &amp;PDF…</translation>
    </message>
    <message>
        <source>&amp;Import statements…</source>
        <translation>&amp;Importer des relevés…</translation>
    </message>
    <message>
        <source>No bank statement yet</source>
        <translation>Aucun relevé pour l’instant</translation>
    </message>
    <message>
        <source>The reconciliation statement compares the books with the bank: import a statement first.</source>
        <translation>L’état de rapprochement compare les livres à la banque&#x202f;: importez d’abord un relevé.</translation>
    </message>
    <message>
        <source>&amp;Explain…</source>
        <translation>&amp;Expliquer…</translation>
    </message>
    <message>
        <source>Where the difference between bank and books comes from</source>
        <translation>D’où vient l’écart entre la banque et la comptabilité</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ResultPage</name>
    <message>
        <source>Statements</source>
        <translation>Relevés</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>Statements of the import</source>
        <translation>Relevés de l’import</translation>
    </message>
    <message>
        <source>What the import left out or remarks</source>
        <translation>Ce que l’import a laissé de côté ou remarque</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) imported, new lines: %1.</source>
        <translation>
            <numerusform>%n relevé importé, lignes nouvelles&#x202f;: %1.</numerusform>
            <numerusform>%n relevés importés, lignes nouvelles&#x202f;: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>No statement was made: nothing is new.</source>
        <translation>Aucun relevé créé&#x202f;: rien de nouveau.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were already known.</source>
        <translation>
            <numerusform>%n ligne était déjà connue.</numerusform>
            <numerusform>%n lignes étaient déjà connues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) may repeat others: look at them under To control.</source>
        <translation>
            <numerusform>%n ligne en répète peut-être une autre&#x202f;: regardez-la sous À contrôler.</numerusform>
            <numerusform>%n lignes en répètent peut-être d’autres&#x202f;: regardez-les sous À contrôler.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were matched at once.</source>
        <translation>
            <numerusform>%n ligne a été rapprochée aussitôt.</numerusform>
            <numerusform>%n lignes ont été rapprochées aussitôt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) wait in quarantine.</source>
        <translation>
            <numerusform>%n fichier attend en quarantaine.</numerusform>
            <numerusform>%n fichiers attendent en quarantaine.</numerusform>
        </translation>
    </message>
    <message>
        <source>bank feed</source>
        <translation>connexion bancaire</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) repeat what %1 imported on %2; the first one: %3, %4, %5.</source>
        <translation>
            <numerusform>%n ligne répète ce que %1 a importé le %2&#x202f;: %3, %4, %5.</numerusform>
            <numerusform>%n lignes répètent ce que %1 a importé le %2&#x202f;; la première&#x202f;: %3, %4, %5.</numerusform>
        </translation>
    </message>
    <message>
        <source>No statement was made: nothing is booked yet.</source>
        <translation>Aucun relevé n’a été créé&#x202f;: rien n’est encore comptabilisé.</translation>
    </message>
    <message numerus="yes">
        <source>%n announced line(s) are expected: see the tab Expected.</source>
        <translation>
            <numerusform>%n ligne annoncée est attendue&#x202f;: voyez l’onglet Attendu.</numerusform>
            <numerusform>%n lignes annoncées sont attendues&#x202f;: voyez l’onglet Attendu.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::RoleHeader</name>
    <message>
        <source>a known bank</source>
        <comment>why a column has its role</comment>
        <translation>banque connue</translation>
    </message>
    <message>
        <source>chosen</source>
        <comment>why a column has its role</comment>
        <translation>choisi</translation>
    </message>
    <message>
        <source>by its name</source>
        <comment>why a column has its role</comment>
        <translation>par son nom</translation>
    </message>
    <message>
        <source>by its cells</source>
        <comment>why a column has its role</comment>
        <translation>par ses cellules</translation>
    </message>
    <message>
        <source>it adds up</source>
        <comment>why a column has its role</comment>
        <translation>le compte y est</translation>
    </message>
    <message>
        <source>longest text</source>
        <comment>why a column has its role</comment>
        <translation>texte le plus long</translation>
    </message>
    <message>
        <source>Say which column holds the date.</source>
        <translation>Dites quelle colonne contient la date.</translation>
    </message>
    <message>
        <source>Say which column holds the amount, or which ones debit and credit.</source>
        <translation>Dites quelle colonne contient le montant, ou lesquelles le débit et le crédit.</translation>
    </message>
    <message>
        <source>Every day of the file may be read in two orders: choose one.</source>
        <translation>Chaque date du fichier peut se lire dans deux ordres&#x202f;: choisissez-en un.</translation>
    </message>
    <message>
        <source>No amount shows which sign separates its decimals: choose it.</source>
        <translation>Aucun montant ne montre quel signe sépare ses décimales&#x202f;: choisissez-le.</translation>
    </message>
    <message>
        <source>What column %1 holds, %2</source>
        <comment>column number and its name in the file</comment>
        <translation>Ce que contient la colonne %1, %2</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::SearchBox</name>
    <message>
        <source>invoice</source>
        <translation>facture</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>invoice number, party, amount</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>bank line</source>
        <translation>ligne de relevé</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>bank line: date, label, amount</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>écriture</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <comment>entry: journal, date, label</comment>
        <translation>%1 %2, %3</translation>
    </message>
    <message>
        <source>third party</source>
        <translation>tiers</translation>
    </message>
    <message>
        <source>%1    %2</source>
        <comment>search result: words, then what kind of thing</comment>
        <translation>%1    %2</translation>
    </message>
    <message>
        <source>Nothing found yet.</source>
        <translation>Rien trouvé pour l’instant.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::Session</name>
    <message>
        <source>The role of %1 does not include: %2.</source>
        <translation>Le rôle de %1 ne permet pas de&#x202f;: %2.</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::StartPage</name>
    <message>
        <source>Open a dossier</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>Comptoir dossiers (*.comptoir *.ledger *.sqlite);;All files (*)</source>
        <translation>Dossiers Comptoir (*.comptoir *.ledger *.sqlite);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>One dossier is one company and one file. Its journals and its chart of accounts are made at once.</source>
        <translation>Un dossier, c’est une entreprise et un fichier. Ses journaux et son plan comptable sont créés aussitôt.</translation>
    </message>
    <message>
        <source>France, plan comptable général</source>
        <translation>France, plan comptable général</translation>
    </message>
    <message>
        <source>Belgium, PCMN</source>
        <translation>Belgique, PCMN</translation>
    </message>
    <message>
        <source>Switzerland, PME</source>
        <translation>Suisse, PME</translation>
    </message>
    <message>
        <source>&amp;Company</source>
        <translation>&amp;Entreprise</translation>
    </message>
    <message>
        <source>Company &amp;number</source>
        <translation>&amp;Numéro d’entreprise</translation>
    </message>
    <message>
        <source>SIREN, BCE or UID; optional.</source>
        <translation>SIREN, BCE ou IDE&#x202f;; facultatif.</translation>
    </message>
    <message>
        <source>C&amp;hart of accounts</source>
        <translation>&amp;Plan comptable</translation>
    </message>
    <message>
        <source>Financial year &amp;from</source>
        <translation>Exercice &amp;du</translation>
    </message>
    <message>
        <source>Financial year &amp;to</source>
        <translation>Exercice &amp;au</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Votre nom</translation>
    </message>
    <message>
        <source>Stands beside every act in the log.</source>
        <translation>Figure à côté de chaque acte dans le journal des événements.</translation>
    </message>
    <message>
        <source>Create the dossier…</source>
        <translation>Créer le dossier…</translation>
    </message>
    <message>
        <source>Type the name of the company first.</source>
        <translation>Saisissez d’abord le nom de l’entreprise.</translation>
    </message>
    <message>
        <source>Where to keep the dossier</source>
        <translation>Où enregistrer le dossier</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Import the books</source>
        <translation>Importer la comptabilité</translation>
    </message>
    <message>
        <source>From %1. Everything comes in, or nothing does.</source>
        <translation>Depuis %1. Tout est repris, ou rien ne l’est.</translation>
    </message>
    <message>
        <source>Bank rows &amp;before</source>
        <translation>Lignes de banque a&amp;vant le</translation>
    </message>
    <message>
        <source>Rows of bank accounts dated before this day count as seen on a statement: choose the first day of your first statement.</source>
        <translation>Les lignes des comptes de banque antérieures à ce jour comptent comme pointées&#x202f;: choisissez le premier jour de votre premier relevé.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Importing the books</source>
        <comment>long work</comment>
        <translation>Import de la comptabilité</translation>
    </message>
    <message>
        <source>%1 entries, %2 third parties and %3 open items came in.</source>
        <translation>Comptabilité reprise. Écritures&#x202f;: %1&#x202f;; tiers&#x202f;: %2&#x202f;; postes ouverts&#x202f;: %3.</translation>
    </message>
    <message>
        <source>Open a dossier to begin</source>
        <translation>Ouvrez un dossier pour commencer</translation>
    </message>
    <message>
        <source>A dossier holds the books of one company, its bank statements, its invoices and its payments.</source>
        <translation>Un dossier contient la comptabilité d’une entreprise, ses relevés bancaires, ses factures et ses paiements.</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Ouverts récemment</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::StatementsPane</name>
    <message>
        <source>Statements</source>
        <translation>Relevés</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>&amp;Choose files…</source>
        <translation>&amp;Choisir des fichiers…</translation>
    </message>
    <message>
        <source>Import it or &amp;leave it</source>
        <translation>&amp;Importer ou laisser</translation>
    </message>
    <message>
        <source>Add the &amp;journal…</source>
        <translation>Ajouter le &amp;journal…</translation>
    </message>
    <message>
        <source>Tie this account of the bank to a journal of the books</source>
        <translation>Relier ce compte de la banque à un journal des livres</translation>
    </message>
    <message>
        <source>&amp;Day or month first…</source>
        <translation>&amp;Jour ou mois d’abord…</translation>
    </message>
    <message>
        <source>To the &amp;quarantine</source>
        <translation>En &amp;quarantaine</translation>
    </message>
    <message>
        <source>Keep the file aside, to be repaired and imported later</source>
        <translation>Garder le fichier de côté, pour le réparer et l’importer plus tard</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>&amp;Retirer de la liste</translation>
    </message>
    <message>
        <source>&amp;Open the reconciliation</source>
        <translation>&amp;Ouvrir le rapprochement</translation>
    </message>
    <message>
        <source>&amp;Undo the import</source>
        <translation>Annuler l’impor&amp;t</translation>
    </message>
    <message>
        <source>&amp;Save the bank’s file…</source>
        <translation>Enre&amp;gistrer sous…</translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation>&amp;Colonnes…</translation>
    </message>
    <message>
        <source>Say what the columns of this CSV file hold</source>
        <translation>Dire ce que contiennent les colonnes de ce fichier CSV</translation>
    </message>
    <message>
        <source>&amp;Back to the files</source>
        <translation>&amp;Retour aux fichiers</translation>
    </message>
    <message>
        <source>&amp;Correct the line…</source>
        <translation>&amp;Corriger…</translation>
    </message>
    <message>
        <source>&amp;Insert a line…</source>
        <translation>&amp;Insérer…</translation>
    </message>
    <message>
        <source>&amp;Delete the line…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>&amp;Withdraw the correction</source>
        <translation>&amp;Retirer la correction</translation>
    </message>
    <message>
        <source>&amp;Go to a line…</source>
        <translation>&amp;Aller à une ligne…</translation>
    </message>
    <message>
        <source>&amp;Try</source>
        <translation>&amp;Essayer</translation>
    </message>
    <message>
        <source>Reads the file with its corrections; writes nothing</source>
        <translation>Lit le fichier avec ses corrections&#x202f;; n’écrit rien</translation>
    </message>
    <message>
        <source>Disc&amp;ard the file…</source>
        <translation>A&amp;bandonner le fichier…</translation>
    </message>
    <message>
        <source>Import &amp;other files</source>
        <translation>Importer d’&amp;autres fichiers</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtrer</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>Onglet sui&amp;vant</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>Onglet &amp;précédent</translation>
    </message>
    <message>
        <source>&amp;Remember these columns</source>
        <translation>&amp;Retenir ces colonnes</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>Files with the same header are read by them from then on</source>
        <translation>Les fichiers de même en-tête seront lus ainsi désormais</translation>
    </message>
    <message>
        <source>Import what is ticked, all of it or nothing</source>
        <translation>Importe ce qui est coché, tout ou rien</translation>
    </message>
    <message>
        <source>Import the file with its corrections</source>
        <translation>Importe le fichier avec ses corrections</translation>
    </message>
    <message>
        <source>Journal &amp;settings…</source>
        <translation>Réglages du &amp;journal…</translation>
    </message>
    <message>
        <source>Format, folder and matching of the statements that a journal takes in</source>
        <translation>Format, dossier et rapprochement des relevés que reçoit un journal</translation>
    </message>
    <message>
        <source>Of which &amp;account…</source>
        <translation>De quel &amp;compte…</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>&amp;Known lines</source>
        <translation>Lignes &amp;connues</translation>
    </message>
    <message>
        <source>The lines of this file that were here already</source>
        <translation>Les lignes de ce fichier qui étaient déjà là</translation>
    </message>
    <message>
        <source>Statement it came in &amp;with</source>
        <translation>Rele&amp;vé d’arrivée</translation>
    </message>
    <message>
        <source>Take it &amp;back</source>
        <translation>Re&amp;prendre</translation>
    </message>
    <message>
        <source>A duplicate &amp;after all</source>
        <translation>C’est &amp;bien un doublon</translation>
    </message>
    <message>
        <source>N&amp;ot a duplicate</source>
        <translation>Pas un d&amp;oublon</translation>
    </message>
    <message>
        <source>The line goes back into its statement</source>
        <translation>La ligne revient dans son relevé</translation>
    </message>
    <message>
        <source>Another operation: the line becomes one of its statement</source>
        <translation>Une autre opération&#x202f;: la ligne devient une ligne de son relevé</translation>
    </message>
    <message>
        <source>&amp;Open the line it repeats</source>
        <translation>&amp;Ouvrir la ligne répétée</translation>
    </message>
    <message>
        <source>&amp;Open the bank’s file</source>
        <translation>&amp;Ouvrir le fichier</translation>
    </message>
    <message>
        <source>It &amp;does not come</source>
        <translation>Elle ne &amp;viendra pas</translation>
    </message>
    <message>
        <source>&amp;Wait for it again</source>
        <translation>L’attendre de &amp;nouveau</translation>
    </message>
    <message>
        <source>No program opens this file here: save it instead.</source>
        <translation>Aucun programme n’ouvre ce fichier ici&#x202f;: enregistrez-le plutôt.</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>Both lines tell one operation: one of them goes, and can be taken back</source>
        <translation>Les deux lignes racontent une seule opération&#x202f;: l’une des deux s’en va, et peut être reprise</translation>
    </message>
    <message>
        <source>An operation of its own: the doubt goes</source>
        <translation>Une opération à part entière&#x202f;: le doute est levé</translation>
    </message>
    <message>
        <source>The sa&amp;me operation</source>
        <translation>La mê&amp;me opération</translation>
    </message>
    <message>
        <source>T&amp;wo operations</source>
        <translation>De&amp;ux opérations</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::StatusLine</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Progress of the work</source>
        <translation>Avancement du travail</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>bank connection and what is wrong with it</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>%1 up to date, %2</source>
        <comment>bank connection and when it was pulled</comment>
        <translation>%1 à jour, %2</translation>
    </message>
    <message>
        <source>%1 not pulled yet</source>
        <comment>bank connection</comment>
        <translation>%1&#x202f;: encore rien reçu</translation>
    </message>
    <message>
        <source>Statements come in by file</source>
        <translation>Relevés importés par fichier</translation>
    </message>
    <message>
        <source>next at %1</source>
        <translation>prochaine à %1</translation>
    </message>
    <message>
        <source>%1, %2%</source>
        <comment>long work and its percentage</comment>
        <translation>%1, %2&#x202f;%</translation>
    </message>
    <message>
        <source>%1, %2 so far</source>
        <comment>long work and how many were done</comment>
        <translation>%1, déjà %2</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::TriedTableModel</name>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Solde initial</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Mouvements</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Solde final</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Soldes</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::UsersWindow</name>
    <message>
        <source>Users and rights</source>
        <translation>Utilisateurs et droits</translation>
    </message>
    <message>
        <source>Each act stays with those whose work it is, and the log names who did it. Passwords are asked from the first one on. The file itself is not encrypted: who can copy it can read it.</source>
        <translation>Chaque acte reste à ceux dont c’est le travail, et le journal nomme qui l’a fait. Les mots de passe sont demandés dès le premier. Le fichier lui-même n’est pas chiffré&#x202f;: qui peut le copier peut le lire.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Utilisateurs</translation>
    </message>
    <message>
        <source>Rights of each role</source>
        <translation>Droits de chaque rôle</translation>
    </message>
    <message>
        <source>&amp;Add a user…</source>
        <translation>&amp;Ajouter un utilisateur…</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>&amp;Désactiver</translation>
    </message>
    <message>
        <source>Set the &amp;password…</source>
        <translation>Définir le mot de &amp;passe…</translation>
    </message>
    <message>
        <source>What each role may do</source>
        <translation>Ce que chaque rôle peut faire</translation>
    </message>
    <message>
        <source>New &amp;role…</source>
        <translation>Nouveau &amp;rôle…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Set</source>
        <comment>password</comment>
        <translation>Défini</translation>
    </message>
    <message>
        <source>None</source>
        <comment>password</comment>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>user</comment>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>user</comment>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>This role comes with Comptoir: make one of your own like it to change it.</source>
        <translation>Ce rôle est fourni avec Comptoir&#x202f;: créez-en un semblable pour le modifier.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>role, then right</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>&amp;Réactiver</translation>
    </message>
    <message>
        <source>Change a user</source>
        <translation>Modifier un utilisateur</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>Nouvel utilisateur</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>Stands beside every act in the log.</source>
        <translation>Figure à côté de chaque acte dans le journal.</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rôle</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Mot de passe de %1</translation>
    </message>
    <message>
        <source>From the first password on, Comptoir asks who works in the dossier each time it opens. A lost password can only be replaced by somebody who may manage users.</source>
        <translation>Dès le premier mot de passe, Comptoir demande qui travaille dans le dossier à chaque ouverture. Un mot de passe perdu ne peut être remplacé que par une personne qui gère les utilisateurs.</translation>
    </message>
    <message>
        <source>&amp;Old password</source>
        <translation>&amp;Ancien mot de passe</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Nouveau mot de passe</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>Au moins %n caractère.</numerusform>
            <numerusform>Au moins %n caractères.</numerusform>
        </translation>
    </message>
    <message>
        <source>New password a&amp;gain</source>
        <translation>Le nouveau, &amp;encore une fois</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Définir le mot de passe</translation>
    </message>
    <message>
        <source>The two new passwords differ: type them again.</source>
        <translation>Les deux nouveaux mots de passe diffèrent&#x202f;: saisissez-les à nouveau.</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>Nouveau rôle</translation>
    </message>
    <message>
        <source>Letters and digits without blanks, as trainee.</source>
        <translation>Lettres et chiffres sans espace, comme stagiaire.</translation>
    </message>
    <message>
        <source>&amp;Like</source>
        <translation>Co&amp;mme</translation>
    </message>
    <message>
        <source>It begins with the rights of this role.</source>
        <translation>Il commence avec les droits de ce rôle.</translation>
    </message>
    <message>
        <source>Make the role</source>
        <translation>Créer le rôle</translation>
    </message>
    <message>
        <source>There is such a role already: choose another code.</source>
        <translation>Ce rôle existe déjà&#x202f;: choisissez un autre code.</translation>
    </message>
    <message>
        <source>Allowed</source>
        <comment>right</comment>
        <translation>Permis</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <comment>right</comment>
        <translation>Non permis</translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ViewedLineModel</name>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>What the bank wrote, and what is read instead</source>
        <translation>Ce que la banque a écrit, et ce qui est lu à la place</translation>
    </message>
    <message>
        <source>here</source>
        <comment>the line at fault</comment>
        <translation>ici</translation>
    </message>
    <message>
        <source>(end of the file)</source>
        <comment>in place of a line</comment>
        <translation>(fin du fichier)</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%1 à la place de %2</translation>
    </message>
</context>
</TS>
