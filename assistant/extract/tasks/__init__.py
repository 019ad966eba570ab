"""What somebody is to do: by list, promise, request or assignment; and who it is."""
