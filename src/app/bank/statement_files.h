// Where the bytes of a statement file come from: a file on disk or a member of a ZIP.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/core/bytes.h"
#include "comptoir/formats/statement_archive.h"
#include "comptoir/formats/statement_format.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

// Every byte passes the hash, so that a file is read once.
class HashedSource final : public formats::ByteSource {
public:
    explicit HashedSource(formats::ByteSource& source) : m_source(source) {}
    Result<std::string_view> next() override;
    std::int64_t bytes_total() const override { return m_source.bytes_total(); }
    // The rest of a file whose reading stopped early belongs to its hash too; empty when the rest
    // cannot be read.
    std::string finish_hash();

private:
    formats::ByteSource& m_source;
    crypto::Sha256 m_hash;
};

// Reads `source` into `sink`. `path` is how the reading and its error call it, `name` how messages
// inside the reader do.
FileReading read_statement_source(formats::ByteSource& source, std::string path,
                                  std::string_view name, bank::StatementSink& sink,
                                  const Work& work, const bank::ReadingChoices& choices = {});

// These say that a file or a member is something else, not that a statement is damaged.
bool says_no_statement(const Error& error);

struct StatementFiles::State {
    std::filesystem::path path;
    std::optional<formats::StatementArchive> archive;
    std::vector<std::size_t> order; // members of the archive, in the order they are read
    std::vector<Diagnostic> notices;

    // "a.zip!m.xml": the name under which the bytes are kept.
    std::string name(std::size_t index) const;
    Result<std::unique_ptr<formats::ByteSource>> bytes(std::size_t index) const;
    Result<void> sort_members(const Work& work);
};

} // namespace comptoir::app
