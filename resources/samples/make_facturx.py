#!/usr/bin/env python3
"""Makes a Factur-X PDF of an e-invoice in XML: one page of text with the XML attached.

    make_facturx.py invoice.xml invoice.pdf "First line" "Second line" ...

Standard library only, and the same bytes on every run. Enough for a reader of Factur-X: catalog /AF
and /Names, /AFRelationship, XMP with the fx: properties, an sRGB output intent. Not a validated
PDF/A-3: its font is not embedded.
"""

import re
import struct
import sys
import zlib

LEVELS = {"urn:factur-x.eu:1p0:minimum": "MINIMUM", "urn:factur-x.eu:1p0:basicwl": "BASIC WL",
          "urn:cen.eu:en16931:2017": "EN 16931"}

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"><fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>factur-x.xml</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>{level}</fx:ConformanceLevel></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def icc_profile():
    """A matrix profile close to sRGB (ICC.1:2001): primaries of D50-adapted sRGB, gamma 2.2."""
    def fixed(value):
        return struct.pack(">i", round(value * 65536))

    def xyz(x, y, z):
        return b"XYZ \0\0\0\0" + fixed(x) + fixed(y) + fixed(z)

    name = b"sRGB like\0"
    desc = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + b"\0" * 78
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    tags = [(b"desc", desc), (b"cprt", b"text\0\0\0\0none\0"), (b"wtpt", xyz(0.9642, 1, 0.8249)),
            (b"rXYZ", xyz(0.4361, 0.2225, 0.0139)), (b"gXYZ", xyz(0.3851, 0.7169, 0.0971)),
            (b"bXYZ", xyz(0.1431, 0.0606, 0.7141)), (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)]
    table, body, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for signature, content in tags:
        content += b"\0" * (-len(content) % 4)
        table += signature + struct.pack(">II", offset + len(body), len(content))
        body += content
    size = offset + len(body)
    header = (struct.pack(">I", size) + b"\0\0\0\0\x02\x10\0\0mntrRGB XYZ " + struct.pack(">6H", 2026, 1, 1, 0, 0, 0) +
              b"acsp" + b"\0" * 28 + fixed(0.9642) + fixed(1) + fixed(0.8249))
    return header + b"\0" * (128 - len(header)) + struct.pack(">I", len(tags)) + table + body


def stream(dictionary, content, packed=True):
    data = zlib.compress(content, 9) if packed else content
    packing = "/Filter /FlateDecode " if packed else ""
    return f"<< {dictionary} {packing}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def page_text(lines):
    shown = []
    for line in lines:
        text = line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown.append(b"(" + text + b") Tj T*")
    return b"BT /F1 11 Tf 16 TL 60 780 Td\n" + b"\n".join(shown) + b"\nET"


def build(xml, lines):
    profile = re.search(rb"GuidelineSpecifiedDocumentContextParameter>\s*<[^>]*ID>([^<]*)<", xml).group(1).decode()
    level = LEVELS.get(profile, "BASIC" if profile.endswith(":basic") else "EXTENDED")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Metadata 7 0 R /OutputIntents [8 0 R] /AF [6 0 R]"
        b" /Names << /EmbeddedFiles << /Names [(factur-x.xml) 6 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>",
        stream("", page_text(lines)),
        stream(f"/Type /EmbeddedFile /Subtype /text#2Fxml /Params << /Size {len(xml)} >>", xml),
        b"<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /AFRelationship /Data"
        b" /Desc (Factur-X) /EF << /F 5 0 R /UF 5 0 R >> >>",
        stream("/Type /Metadata /Subtype /XML", XMP.format(level=level).encode("utf-8"), packed=False),
        b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /DestOutputProfile 9 0 R >>",
        stream("/N 3", icc_profile()),
    ]
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as source:
        content = source.read()
    with open(sys.argv[2], "wb") as target:
        target.write(build(content, sys.argv[3:]))
