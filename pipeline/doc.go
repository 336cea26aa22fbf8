// Package pipeline is the main job: a folder of published reports in, a
// release of statistics by police force area and district out.
//
// Read this first. The way of a document, and where each step lives:
//
//	vocabulary  the words of the field, each with one home: measures, statistics,
//	            units, markers, issue codes; periods, numbers, places, phrases,
//	            patterns
//	source      lists the sources directory, hashes every file and gives each
//	            document one reason to be read, or none (an earlier run's part
//	            is there)
//	readers     open one document each and know formats, not publications
//	  sheet     xlsx, ods, xls and csv as one kind of book
//	  page      the model of a document of pages and blocks, which these fill:
//	  pdf       PDF, by two independent readers
//	  web       saved web pages
//	  word      Word documents
//	extract     lets the publication that claims a document write raw rows:
//	            labels and values as published, each with its cell or page
//	  worker    runs that in child processes that may die
//	  table     the language in which publications say how a table is laid out
//	  report    the language in which they say how a review is written
//	  card      tables that a file beside the sources describes
//	  publication  one folder a publication
//	normalise   turns raw rows into the contract's rows: places, periods,
//	            numbers, offences, themes, agencies; what can't be placed is an
//	            issue and a held-back row, never a guess
//	part        keeps the rows of one document as a set of Parquet files, named
//	            by everything that decides them
//	reading     takes documents through all of that, in worker processes
//	collect     brings the parts of a run together and lays them out for an
//	            engine
//	aggregate   SQL over all parts: editions, statistics, revisions
//	publish     workbooks, page and Parquet, checked and flipped in as one
//	parquet     the tables of the contract as files
//	record      the rows that pass between all of these
//
// What measures all this, and shows it on real servers, is lab/: a module of
// its own that the program knows nothing of.
//
// This package puts the stages in order and does nothing else. It must not
// import cmd, a command-line library or a progress bar, read the environment
// or ask for the time: the caller hands it what it needs.
package pipeline
