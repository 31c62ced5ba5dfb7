from .results import RECORD as RECORD
from .results import draws as draws
from .results import is_kept as is_kept
from .results import keep as keep
from .results import record as record
