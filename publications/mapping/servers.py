"""Servers of papers that a reader would want to go to, by the number of the paper."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Server:
    name: str
    pattern: re.Pattern[str]
    url: str

    def address(self, number: str) -> str:
        return self.url.format(number.removeprefix("PMC"))


HAL = Server("HAL", re.compile(r"[a-z]+-\d+(?:v\d+)?"), "https://hal.science/{}")
BIORXIV = Server(
    "bioRxiv",
    re.compile(r"10\.\d{4,9}/\S+|\d{6,}"),
    "https://www.biorxiv.org/content/{}",
)
PUBMED = Server("PubMed", re.compile(r"\d{3,9}"), "https://pubmed.ncbi.nlm.nih.gov/{}/")
PUBMED_CENTRAL = Server(
    "PubMed Central",
    re.compile(r"(?:PMC)?\d{3,9}"),
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC{}/",
)
JSTOR = Server("JSTOR", re.compile(r"\d{3,}"), "https://www.jstor.org/stable/{}")
HANDLE = Server("Handle", re.compile(r"[\w.]+/\S+"), "https://hdl.handle.net/{}")
IACR = Server("ePrint", re.compile(r"\d{4}/\d{3,4}"), "https://eprint.iacr.org/{}")
INSPIRE = Server(
    "INSPIRE", re.compile(r"\d{3,9}"), "https://inspirehep.net/literature/{}"
)
OPENREVIEW = Server(
    "OpenReview", re.compile(r"[\w-]{6,}"), "https://openreview.net/forum?id={}"
)
ADS = Server(
    "ADS", re.compile(r"\S{19}"), "https://ui.adsabs.harvard.edu/abs/{}/abstract"
)

# Fields that name one of them. Numbers of reviews (MR, Zbl), of ACM and of DBLP lead
# to what readers reach by the DOI: they stay in the entry.
SERVERS = {
    "adsurl": ADS,
    "biorxiv": BIORXIV,
    "hal": HAL,
    "hal_id": HAL,
    "inspirehep_id": INSPIRE,
    "openreview": OPENREVIEW,
    "pmcid": PUBMED_CENTRAL,
    "pmid": PUBMED,
    "pubmedid": PUBMED,
}
# Those that `eprinttype` or `archiveprefix` name.
EPRINTS = {
    "biorxiv": BIORXIV,
    "hal": HAL,
    "hdl": HANDLE,
    "iacr": IACR,
    "jstor": JSTOR,
    "pmcid": PUBMED_CENTRAL,
    "pmid": PUBMED,
    "pubmed": PUBMED,
}
