// The events of a CAMT file, turned into statements and lines as they come.
#pragma once

#include "comptoir/bank/types.h"
#include "formats/statements/camt053/camt_entry.h"
#include "formats/statements/camt053/camt_fields.h"
#include "formats/statements/camt053/camt_statement.h"
#include "formats/xml/xml_stream.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::camt053 {

class CamtReader final : public XmlEvents {
public:
    explicit CamtReader(bank::StatementSink& sink) : m_sink(sink), m_stream(camt_paths(), *this) {}

    Result<void> read(ByteSource& source, const Work& work);

    void on_outside(std::string_view local_name, const XmlAttributes& attributes) override;
    void on_begin(std::uint16_t field, std::string_view local_name,
                  const XmlAttributes& attributes) override;
    void on_text(std::uint16_t field, std::string_view text) override;
    void on_end(std::uint16_t field) override;

private:
    // camt_reader.cpp: messages and statements
    void begin_message(std::string_view local_name);
    void begin_statement();
    void end_statement();
    bool group_text(Field field, std::string_view text); // of GrpHdr; false: not one of its fields
    void statement_text(Field field, std::string_view text);
    void totals_text(Field field, std::string_view text);
    void announce();

    // camt_entry_reader.cpp: entries and their transactions
    void begin_entry();
    void end_entry();
    void end_details();
    void begin_transaction();
    void end_transaction();
    void entry_text(Field field, std::string_view text);
    void transaction_text(Field field, std::string_view text);
    void add_remittance(std::string_view text);
    void end_charge(Charges& charges);
    bool date_entry();
    void read_entry_direction(std::string_view text);
    void add_part(std::string& joined, std::string_view part);
    Slice keep(std::string_view text);
    std::optional<Money> main_amount(std::string_view text, std::string_view field);
    std::optional<Money> other_amount(std::string_view text, std::string_view field);
    std::optional<Currency> currency_of(std::string_view code);
    Direction direction_of(std::string_view text) const;
    void tell(ErrorSpec spec, Params params, std::string_view field);
    void refuse(Error error, std::string_view field);
    std::string record() const;

    bank::StatementSink& m_sink;
    XmlStream m_stream;
    std::string m_namespace;  // the ISO name found above the message: "camt.053.001.08"
    std::string m_other_root; // what the document is, when it is no CAMT message
    std::string m_format;
    bool m_in_message = false;
    std::int64_t m_statements = 0;
    std::optional<Date> m_group_created;
    bool m_group_one_page = true;

    std::optional<CamtStatement> m_statement;
    bool m_announced = false;
    std::string m_own_account; // canonical, to tell the other party of a payment
    WrittenBalance m_balance;

    Entry m_entry;
    std::int32_t m_entries = 0;
    std::size_t m_details_begin = 0; // first transaction of the open NtryDtls
    Slice m_batch_reference;
    bool m_keeps_transactions = true;
    bool m_direction_missing = false; // in an entry of the statement that is open
    bool m_text_cut = false;          // told once a file
    Transaction m_transaction;
    // Texts of a transaction that come in several parts, in the order they will be joined.
    std::string m_remittance, m_information, m_return, m_purpose;
    bool m_remittance_full = false; // the last part fills its 140 characters

    std::string m_amount_currency; // Ccy of the amount that is open
    std::string m_known_code;      // the last currency looked up
    std::optional<Currency> m_known_currency;
    std::optional<Money> m_charge;
    bool m_charge_is_credit = false;
};

} // namespace comptoir::formats::camt053
