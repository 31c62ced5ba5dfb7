from .chain import run as run
from .check_run import CheckResult as CheckResult
from .check_run import checks as checks
from .engagement import defence_study as defence_study
from .results import Results as Results
from .trace import Node as Node
from .trace import explanation as explanation
from .trace import names as names
