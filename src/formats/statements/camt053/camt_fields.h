// The elements a CAMT reader wants, by name (camt_fields.inc), and their compiled table.
#pragma once

#include "formats/xml/xml_paths.h"

#include <cstdint>

namespace comptoir::formats::camt053 {

// Several rows may have one name, so the enumerators are listed apart from the table.
enum class Field : std::uint16_t {
    None,
    Message, GroupCreated, PageNumber, LastPage,
    Statement, StatementId, StatementPageNumber, StatementLastPage, ElectronicNumber, LegalNumber,
    StatementCreated, From, To, AccountIban, AccountNumber, AccountCurrency, AccountName,
    AccountOwner, AccountBic,
    Balance, BalanceType, BalanceAmount, BalanceSign, BalanceDate,
    TotalCount, TotalSum, CreditCount, CreditSum, DebitCount, DebitSum,
    Entry, EntryAmount, EntrySign, Reversal, Status, BookingDate, ValueDate, EntryReference,
    EntryDomain, EntryFamily, EntrySubFamily, EntryOwnCode, EntryCodeIssuer, EntryInstructed,
    EntrySettled, EntryCounterValue, EntryChargeTotal, EntryCharge, ChargeAmount, ChargeSign,
    EntryInformation, Details, BatchReference,
    Transaction, Amount, Sign, ServicerReference, TransactionId, EndToEndId, MandateId, PaymentId,
    ChequeNumber, Instructed, Settled, CounterValue, Domain, Family, SubFamily, OwnCode,
    CodeIssuer, ChargeTotal, Charge, DebtorName, DebtorUltimate, DebtorAccount, DebtorBic,
    CreditorName, CreditorUltimate, CreditorAccount, CreditorBic, Purpose, Unstructured,
    CreditorReference, RemittanceMore, Return, ReturnReason, ReturnText, TransactionText
};

const XmlPaths& camt_paths();

} // namespace comptoir::formats::camt053
