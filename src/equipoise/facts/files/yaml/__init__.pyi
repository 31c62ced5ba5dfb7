from .dump import dumped as dumped
from .file import parsed as parsed
from .file import read as read
