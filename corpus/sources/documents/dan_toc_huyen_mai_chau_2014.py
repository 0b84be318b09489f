# SPDX-License-Identifier: GPL-3.0-or-later
"""The body in a symbol-encoded .VnTime; letterhead, type and signature, which have toned capitals, in Unicode."""
import re

import fonts
from model import *


def encode(text):
    """Words with toned capitals stay Unicode (the second font of the list draws them)."""
    return "".join(part if any(c not in fonts.TCVN3 and c.lower() in fonts.TCVN3 for c in part) else fonts.symbol_text(part)
                   for part in re.split(r"( )", text))


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Thực hiện công tác dân tộc năm 2014", number="27", symbol="KH-UBND",
                  issuer="Ủy ban nhân dân huyện Mai Châu", province="Hòa Bình", place="Mai Châu", date_text="ngày 17 tháng 02 năm 2014",
                  date="2014-02-17", year=2014, bases=[base("05/2011/NĐ-CP", "2011-01-14"), base("551/QĐ-TTg", "2013-04-04")])
    return Document("dan-toc-huyen-mai-chau-2014", "chromium", fields, [
        Letterhead(["UBND TỈNH HÒA BÌNH"], ["ỦY BAN NHÂN DÂN", "HUYỆN MAI CHÂU"], "Số: 27/KH-UBND", "Mai Châu, ngày 17 tháng 02 năm 2014"),
        Title("KẾ HOẠCH", "Thực hiện công tác dân tộc năm 2014"),
        Para("Căn cứ Nghị định số 05/2011/NĐ-CP ngày 14/01/2011 của Chính phủ về công tác dân tộc;"),
        Para("Căn cứ Quyết định số 551/QĐ-TTg ngày 04/4/2013 của Thủ tướng Chính phủ phê duyệt chương trình hỗ trợ đầu tư cơ sở hạ tầng;"),
        Para("Ủy ban nhân dân huyện Mai Châu xây dựng kế hoạch như sau:"),
        Para("Huyện có 23 xã, thị trấn, trong đó 12 xã đặc biệt khó khăn; đồng bào các dân tộc thiểu số chiếm trên 85% dân số, sống xen kẽ tại 138 xóm, bản. Đời sống tuy được cải thiện nhưng tỷ lệ hộ nghèo còn cao, giao thông đến hai xã vùng cao chưa thuận lợi, nhất là trong mùa mưa."),
        Para("I. Mục tiêu", "h"),
        Para("Năm 2014 huyện phấn đấu hoàn thành các chỉ tiêu sau:"),
        *items("-", """Giảm tỷ lệ hộ nghèo ở các xã đặc biệt khó khăn từ 5% trở lên.
100% thôn, bản có người uy tín được cấp báo, thăm hỏi dịp lễ, tết.
Duy trì 85% hộ dân vùng cao dùng nước hợp vệ sinh.
Mở mới ít nhất 06 lớp xóa mù chữ cho phụ nữ dân tộc Mông tại hai xã vùng cao, mỗi lớp có từ 20 học viên trở lên."""
              , "objective"),
        Para("II. Nhiệm vụ", "h"),
        Table("number:TT:7; content:Nội dung công việc:38; lead:Cơ quan chủ trì:18; support:Cơ quan phối hợp:19; deadline:Thời gian:18", """
1 | Lựa chọn danh mục công trình đầu tư tại xã Hang Kia, xã Pà Cò | Phòng Dân tộc | Phòng Tài chính - Kế hoạch | Tháng 3/2014 @m3
2 | Cấp phát giống ngô lai, phân bón theo chính sách trợ giá | Phòng Nông nghiệp và Phát triển nông thôn | ^ | Trước 15/4/2014 @<0415
3 | Bồi dưỡng cán bộ thôn, bản về giám sát cộng đồng | Phòng Dân tộc | Trung tâm Bồi dưỡng chính trị | Quý III @q3
4 | Khảo sát nhu cầu vay vốn của hộ nghèo người Mông, Thái, Dao; hướng dẫn lập phương án chăn nuôi bò sinh sản, trồng tỏi tía, dệt thổ cẩm gắn với du lịch bản Lác, bản Pom Coọng | Phòng giao dịch Ngân hàng Chính sách xã hội phối hợp với các hội nhận ủy thác tại 23 xã, thị trấn | Phòng Dân tộc cung cấp danh sách hộ, xác nhận thành phần dân tộc và địa bàn cư trú | Từ tháng 4 đến tháng 6/2014, giải ngân xong trong quý III @?
5 | Phòng, chống di cư tự do, buôn bán ma túy | Công an huyện | Ban Chỉ huy Quân sự huyện | Thường xuyên @cont
6 | Tuyên truyền bỏ tập tục thách cưới, tổ chức đám tang dài ngày | Phòng Văn hóa và Thông tin | Hội Phụ nữ huyện | Hàng quý @rec
7 | Đề nghị công nhận người uy tín | Phòng Dân tộc | Mặt trận Tổ quốc huyện | Tháng 11 @m11
8 | Báo cáo kết quả về Ban Dân tộc tỉnh | Phòng Dân tộc |  | 6 tháng/lần @rec
""", borders="dotted", repeat=False, size=12),
        Para("III. Tổ chức thực hiện", "h"),
        Para("Phòng Dân tộc là cơ quan thường trực, có trách nhiệm đôn đốc, báo cáo./."),
        Signature([signer("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hà Công Tình")], ["Ban Dân tộc tỉnh", "TT Huyện ủy", "UBND các xã, thị trấn", "Lưu: VT, PDT"]),
    ], layout={"faces": fonts.faces(".VnTime", fonts.symbol), "family": "'.VnTime', 'DejaVu Serif'", "encode": encode, "size": 13,
               "running": "@bottom-center { content: counter(page); font-size: 12pt }", "css": "b.small { font-size: 10.5pt }"})
