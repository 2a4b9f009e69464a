#include "comptoir/formats/payments/pain001.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/structured_reference.h"
#include "comptoir/core/text.h"

#include <pugixml.hpp>

#include <sstream>

namespace comptoir::formats {

namespace {

using payments::OrderBatch;
using payments::Payment;

pugi::xml_node add(pugi::xml_node parent, const char* name) {
    return parent.append_child(name);
}

void add_text(pugi::xml_node parent, const char* name, const std::string& text) {
    parent.append_child(name).append_child(pugi::node_pcdata).set_value(text.c_str());
}

std::string count_text(std::size_t count) {
    return text::number(static_cast<long long>(count));
}

Money sum_of(std::span<const Payment> payments) {
    Money sum = eur(0);
    for (const Payment& payment : payments)
        sum += payment.amount;
    return sum;
}

// Seconds are enough, and some banks refuse fractions.
std::string created_text(Instant instant) {
    return instant.to_iso().substr(0, 19) + "Z";
}

void add_header(pugi::xml_node root, const OrderBatch& batch) {
    pugi::xml_node header = add(root, "GrpHdr");
    add_text(header, "MsgId", batch.message_id);
    add_text(header, "CreDtTm", created_text(batch.created_at));
    add_text(header, "NbOfTxs", count_text(batch.payments.size()));
    add_text(header, "CtrlSum", payments::total_of(batch).to_decimal());
    pugi::xml_node initiator = add(header, "InitgPty");
    add_text(initiator, "Nm", batch.debtor.name);
    if (!batch.debtor.company_number.empty()) {
        pugi::xml_node other = add(add(add(initiator, "Id"), "OrgId"), "Othr");
        add_text(other, "Id", payments::sepa_reference(batch.debtor.company_number, 35));
    }
}

// Belgian references go as 12 digits with issuer BBA, ISO 11649 ones with issuer ISO. Swiss QRR is
// no SEPA reference: it travels as text.
void add_remittance(pugi::xml_node transfer, const std::string& reference) {
    if (reference.empty())
        return;
    pugi::xml_node remittance = add(transfer, "RmtInf");
    const auto structured = StructuredReference::parse(reference);
    if (!structured || structured->kind == ReferenceKind::SwissQrr) {
        add_text(remittance, "Ustrd", payments::sepa_text(reference, 140));
        return;
    }
    pugi::xml_node creditor = add(add(remittance, "Strd"), "CdtrRefInf");
    pugi::xml_node type = add(creditor, "Tp");
    add_text(add(type, "CdOrPrtry"), "Cd", "SCOR");
    add_text(type, "Issr", structured->kind == ReferenceKind::BelgianOgm ? "BBA" : "ISO");
    add_text(creditor, "Ref", structured->text);
}

void add_transfer(pugi::xml_node block, const Payment& payment, std::size_t rank) {
    invariant(payment.payee_iban.has_value(), "a checked payment has its payee's IBAN");
    pugi::xml_node transfer = add(block, "CdtTrfTxInf");
    pugi::xml_node id = add(transfer, "PmtId");
    add_text(id, "InstrId", count_text(rank));
    add_text(id, "EndToEndId", payment.end_to_end_id);
    pugi::xml_node amount = add(add(transfer, "Amt"), "InstdAmt");
    amount.append_attribute("Ccy").set_value(std::string(payment.amount.currency().code()).c_str());
    amount.append_child(pugi::node_pcdata).set_value(payment.amount.to_decimal().c_str());
    // No CdtrAgt: inside SEPA the IBAN is enough (regulation 260/2012 art. 5), and no address
    // rather than an unstructured one (refused since 2026-11-15).
    add_text(add(transfer, "Cdtr"), "Nm", payment.payee_name);
    add_text(add(add(transfer, "CdtrAcct"), "Id"), "IBAN", payment.payee_iban->text());
    add_remittance(transfer, payment.reference);
}

void add_debtor(pugi::xml_node block, const OrderBatch& batch, Pain001Version version) {
    add_text(add(block, "Dbtr"), "Nm", batch.debtor.name);
    pugi::xml_node account = add(block, "DbtrAcct");
    add_text(add(account, "Id"), "IBAN", batch.debtor.iban.text());
    add_text(account, "Ccy", "EUR");
    pugi::xml_node institution = add(add(block, "DbtrAgt"), "FinInstnId");
    if (batch.debtor.bic)
        add_text(institution, version == Pain001Version::V03 ? "BIC" : "BICFI",
                 batch.debtor.bic->text());
    else
        add_text(add(institution, "Othr"), "Id", "NOTPROVIDED");
}

void add_block(pugi::xml_node root, const OrderBatch& batch, std::span<const Payment> day,
               std::size_t rank, Pain001Version version) {
    pugi::xml_node block = add(root, "PmtInf");
    const std::string suffix = "-" + count_text(rank);
    add_text(block, "PmtInfId", batch.message_id.substr(0, 35 - suffix.size()) + suffix);
    add_text(block, "PmtMtd", "TRF");
    // One debit line per transfer: each comes back as a line of its own and settles its invoice.
    add_text(block, "BtchBookg", "false");
    add_text(block, "NbOfTxs", count_text(day.size()));
    add_text(block, "CtrlSum", sum_of(day).to_decimal());
    add_text(add(add(block, "PmtTpInf"), "SvcLvl"), "Cd", "SEPA");
    const std::string execute_on = day.front().execute_on.to_iso();
    if (version == Pain001Version::V03)
        add_text(block, "ReqdExctnDt", execute_on);
    else
        add_text(add(block, "ReqdExctnDt"), "Dt", execute_on);
    add_debtor(block, batch, version);
    add_text(block, "ChrgBr", "SLEV");
    std::size_t transfer = 0;
    for (const Payment& payment : day)
        add_transfer(block, payment, ++transfer);
}

} // namespace

std::string_view to_text(Pain001Version version) {
    return version == Pain001Version::V03 ? "pain.001.001.03" : "pain.001.001.09";
}

std::string write_pain001(const OrderBatch& batch, Pain001Version version) {
    invariant(!batch.payments.empty() && !batch.message_id.empty() && batch.message_id.size() <= 35,
              "only a checked batch is written");
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("UTF-8");
    pugi::xml_node message = add(document, "Document");
    const std::string name = "urn:iso:std:iso:20022:tech:xsd:" + std::string(to_text(version));
    message.append_attribute("xmlns").set_value(name.c_str());
    pugi::xml_node root = add(message, "CstmrCdtTrfInitn");
    add_header(root, batch);
    // checked_batch sorts by day: equal days stand together.
    const std::span<const Payment> all = batch.payments;
    std::size_t blocks = 0;
    for (std::size_t from = 0; from < all.size();) {
        std::size_t to = from;
        while (to < all.size() && all[to].execute_on == all[from].execute_on)
            ++to;
        add_block(root, batch, all.subspan(from, to - from), ++blocks, version);
        from = to;
    }
    std::ostringstream out;
    document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return out.str();
}

} // namespace comptoir::formats
