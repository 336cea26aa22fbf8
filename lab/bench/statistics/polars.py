"""Runs a query over Parquet files with polars' streaming engine, stores the result and says how many rows it has."""
import os
import sys

files, query, out, threads = sys.argv[1:]
os.environ["POLARS_MAX_THREADS"] = threads
import polars  # noqa: E402  (reads the number of threads when it is loaded)

polars.SQLContext(observations=polars.scan_parquet(files)).execute(query).sink_parquet(out, engine="streaming")
print(polars.scan_parquet(out).select(polars.len()).collect().item())
